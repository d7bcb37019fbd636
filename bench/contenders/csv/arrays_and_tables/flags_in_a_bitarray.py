# SPDX-License-Identifier: Apache-2.0
"""A bit for each row, in a bitarray."""
import _flags
from bitarray import bitarray


def run(job):
    with job.writing():
        flags = bitarray(_flags.flags(job))
    with job.reading():
        return _flags.totals(job, flags.__getitem__)
