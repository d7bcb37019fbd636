# SPDX-License-Identifier: Apache-2.0
"""A list of instances of a class with __slots__."""
import _row_classes

TRACED = True


def run(job):
    return _row_classes.hold_plain(job, _row_classes.row_class(job.attributes(), has_slots=True))
