# SPDX-License-Identifier: Apache-2.0
"""The points x, y, z by sprat.dump, loaded whole."""
import _sprat_rows
import sprat

warm_up = _sprat_rows.warm_up


def run(job):
    with job.writing():
        sprat.dump(((i % 200, 1, 2) for i in range(job.rows)), job.data)
    with job.reading():
        points = sprat.load(job.data)
        assert sum(point[0] for point in points) == sum(i % 200 for i in range(job.rows))
