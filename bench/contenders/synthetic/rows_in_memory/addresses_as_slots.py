# SPDX-License-Identifier: Apache-2.0
"""An instance of a class with __slots__ for each address of six fields."""
import _addresses


def run(job):
    _addresses.hold(job, has_slots=True)
