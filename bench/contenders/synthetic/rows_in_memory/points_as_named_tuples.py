# SPDX-License-Identifier: Apache-2.0
"""A named tuple for each point x, y, z."""
import collections
import operator

import _points


def run(job):
    _points.hold(job, collections.namedtuple("Point", "x y z"), operator.attrgetter("x"))
