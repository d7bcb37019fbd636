# SPDX-License-Identifier: Apache-2.0
"""No row is held: csv.reader, one row at a time, as text."""


def run(job):
    with job.reading():
        return job.totals(job.list_rows())
