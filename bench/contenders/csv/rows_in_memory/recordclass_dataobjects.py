# SPDX-License-Identifier: Apache-2.0
"""A list of recordclass's dataobject, with cached strings and floats."""
import _row_classes
from recordclass import make_dataclass


def run(job):
    row = make_dataclass("Row", job.attributes())
    return _row_classes.hold(job, row, _row_classes.cached_rows(job))
