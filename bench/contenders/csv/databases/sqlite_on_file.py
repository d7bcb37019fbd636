# SPDX-License-Identifier: Apache-2.0
"""A table of SQLite in a file, read by another process than wrote it."""
import sqlite3

import _sql


def prepare(job):
    with job.writing():
        _sql.load(job, job.data).close()


def run(job):
    with job.reading():
        return _sql.totals(job, sqlite3.connect(job.data))
