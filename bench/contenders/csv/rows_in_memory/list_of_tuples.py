# SPDX-License-Identifier: Apache-2.0
"""csv.reader into a list of tuples."""

TRACED = True


def run(job):
    with job.writing():
        rows = list(map(tuple, job.list_rows()))
    with job.reading():
        return job.totals(rows)
