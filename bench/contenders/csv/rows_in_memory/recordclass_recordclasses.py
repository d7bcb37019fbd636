# SPDX-License-Identifier: Apache-2.0
"""A list of recordclass's named mutable tuples, with cached strings and floats."""
import _row_classes
from recordclass import recordclass


def run(job):
    row = recordclass("Row", job.attributes())
    return _row_classes.hold(job, row, _row_classes.cached_rows(job))
