# SPDX-License-Identifier: Apache-2.0
"""A list of recordclass's mutabletuple, with cached strings and floats."""
import _row_classes
from recordclass import mutabletuple


def run(job):
    with job.writing():
        rows = [mutabletuple(*row) for row in _row_classes.cached_rows(job)]
    with job.reading():
        return job.totals(rows)
