# SPDX-License-Identifier: Apache-2.0
"""A bool for each row, by its number in a dict."""
import _flags


def run(job):
    with job.writing():
        flags = dict(enumerate(_flags.flags(job)))
    with job.reading():
        return _flags.totals(job, flags.__getitem__)
