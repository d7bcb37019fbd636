# SPDX-License-Identifier: Apache-2.0
"""Instances with __slots__, numbers as floats instead of text."""
import _row_classes


def run(job):
    row = _row_classes.row_class(job.attributes(), has_slots=True)
    return _row_classes.hold(job, row, _row_classes.float_rows(job))
