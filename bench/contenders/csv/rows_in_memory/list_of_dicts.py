# SPDX-License-Identifier: Apache-2.0
"""csv.DictReader into a list, as most programs begin."""

TRACED = True


def run(job):
    with job.writing():
        rows = list(job.dict_rows())
    with job.reading():
        return job.totals_of_dicts(rows)
