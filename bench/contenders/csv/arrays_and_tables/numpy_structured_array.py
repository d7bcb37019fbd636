# SPDX-License-Identifier: Apache-2.0
"""A NumPy structured array of codes, made first and filled from lines."""
import _coded
import _numpy_rows
import numpy


def run(job):
    with job.writing():
        coders = _coded.coders(job)
        rows = numpy.empty(job.rows, _numpy_rows.row_type(coders))
        _numpy_rows.fill(job, coders, rows)
    with job.reading():
        return _numpy_rows.totals(job, coders, rows)
