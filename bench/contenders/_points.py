# SPDX-License-Identifier: Apache-2.0
"""Points x, y, z in a list; as many as there are tuples."""


def hold(job, make, x):
    """Makes them and sums them; `x` gives a point's."""
    with job.writing():
        points = [make(i % 200, 1, 2) for i in range(job.rows)]
    with job.reading():
        assert sum(map(x, points)) == sum(i % 200 for i in range(job.rows))
