# SPDX-License-Identifier: Apache-2.0
"""A NumPy structured array in a mapped file."""
import _numpy_tuples
import numpy


def run(job):
    with job.writing():
        rows = numpy.memmap(job.data, _numpy_tuples.ROW, "w+", shape=(job.rows,))
        _numpy_tuples.fill(job.typed_rows(), rows).flush()
        del rows
    with job.reading():
        return _numpy_tuples.totals(job, numpy.memmap(job.data, _numpy_tuples.ROW, "r"))
