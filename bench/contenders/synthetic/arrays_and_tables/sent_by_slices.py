# SPDX-License-Identifier: Apache-2.0
"""100 MB of bytes sent by slices: the rest is copied each time."""
import _slices


def run(job):
    _slices.send(job, bytes(_slices.SIZE))
