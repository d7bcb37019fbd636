# SPDX-License-Identifier: Apache-2.0
"""A table of SQLite, :memory:."""
import _sql


def run(job):
    with job.writing():
        database = _sql.load(job, ":memory:")
    with job.reading():
        return _sql.totals(job, database)
