# SPDX-License-Identifier: Apache-2.0
"""The numbers of the rows whose flag is set, in a set."""
import _flags


def run(job):
    with job.writing():
        flags = {number for number, flag in enumerate(_flags.flags(job)) if flag}
    with job.reading():
        return _flags.totals(job, flags.__contains__)
