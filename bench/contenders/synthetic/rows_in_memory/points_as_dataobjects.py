# SPDX-License-Identifier: Apache-2.0
"""recordclass's dataobject for each point x, y, z."""
import operator

import _points
from recordclass import make_dataclass


def run(job):
    _points.hold(job, make_dataclass("Point", ["x", "y", "z"]), operator.attrgetter("x"))
