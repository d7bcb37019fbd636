# SPDX-License-Identifier: Apache-2.0
"""A NumPy structured array of codes in a mapped file."""
import _coded
import _numpy_rows
import numpy


def run(job):
    with job.writing():
        coders = _coded.coders(job)
        kind = _numpy_rows.row_type(coders)
        rows = numpy.memmap(job.data, kind, "w+", shape=(job.rows,))
        _numpy_rows.fill(job, coders, rows).flush()
        del rows
    with job.reading():
        return _numpy_rows.totals(job, coders, numpy.memmap(job.data, kind, "r"))
