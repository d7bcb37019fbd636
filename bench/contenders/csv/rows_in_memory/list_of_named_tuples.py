# SPDX-License-Identifier: Apache-2.0
"""A list of collections.namedtuple."""
import collections

import _row_classes

TRACED = True


def run(job):
    return _row_classes.hold_plain(job, collections.namedtuple("Row", job.attributes()))
