# SPDX-License-Identifier: Apache-2.0
"""An instance of a plain class for each point x, y, z."""
import operator

import _points
import _row_classes


def run(job):
    point = _row_classes.row_class(["x", "y", "z"], has_slots=False)
    _points.hold(job, point, operator.attrgetter("x"))
