# SPDX-License-Identifier: Apache-2.0
"""recordclass's named mutable tuple for each point x, y, z."""
import operator

import _points
from recordclass import recordclass


def run(job):
    _points.hold(job, recordclass("Point", "x y z"), operator.attrgetter("x"))
