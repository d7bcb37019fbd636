# SPDX-License-Identifier: Apache-2.0
"""100 MB of bytes sent by slices of a memoryview: nothing is copied."""
import _slices


def run(job):
    _slices.send(job, memoryview(bytes(_slices.SIZE)))
