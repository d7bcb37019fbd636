# SPDX-License-Identifier: Apache-2.0
"""recordclass's mutabletuple for each point x, y, z."""
import operator

import _points
from recordclass import mutabletuple


def run(job):
    _points.hold(job, mutabletuple, operator.itemgetter(0))
