# SPDX-License-Identifier: Apache-2.0
"""csv.reader into a list."""

TRACED = True


def run(job):
    with job.writing():
        rows = list(job.list_rows())
    with job.reading():
        return job.totals(rows)
