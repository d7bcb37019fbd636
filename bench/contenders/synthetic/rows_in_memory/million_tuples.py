# SPDX-License-Identifier: Apache-2.0
"""The tuples in a list."""


def run(job):
    with job.writing():
        rows = list(job.typed_rows())
    with job.reading():
        return job.totals(rows)
