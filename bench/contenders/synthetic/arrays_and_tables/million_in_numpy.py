# SPDX-License-Identifier: Apache-2.0
"""A NumPy structured array, made first and filled tuple by tuple."""
import _numpy_tuples
import numpy


def run(job):
    with job.writing():
        rows = _numpy_tuples.fill(job.typed_rows(), numpy.empty(job.rows, _numpy_tuples.ROW))
    with job.reading():
        return _numpy_tuples.totals(job, rows)
