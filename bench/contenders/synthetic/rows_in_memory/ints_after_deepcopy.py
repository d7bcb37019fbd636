# SPDX-License-Identifier: Apache-2.0
"""A list of a million ints, a copy of it by deepcopy, and both deleted."""
import copy


def run(job):
    with job.writing():
        numbers = list(range(job.rows))
        copied = copy.deepcopy(numbers)
    with job.reading():
        assert sum(copied) == job.rows * (job.rows - 1) // 2
