# SPDX-License-Identifier: Apache-2.0
"""A bool for each row, in a list."""
import _flags


def run(job):
    with job.writing():
        flags = list(_flags.flags(job))
    with job.reading():
        return _flags.totals(job, flags.__getitem__)
