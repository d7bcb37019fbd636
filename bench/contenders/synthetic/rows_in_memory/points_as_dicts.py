# SPDX-License-Identifier: Apache-2.0
"""A dict for each point x, y, z."""
import _points


def run(job):
    _points.hold(job, lambda x, y, z: {"x": x, "y": y, "z": z}, lambda point: point["x"])
