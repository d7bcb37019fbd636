# SPDX-License-Identifier: Apache-2.0
"""A pickled list of coded tuples, loaded, then made a NumPy structured array: two copies."""
import _coded
import _numpy_rows
import _pickled
import numpy


def prepare(job):
    coders = _coded.coders(job)
    _pickled.write(job, (coders, list(_coded.encoded_rows(job, coders))), 5)


def run(job):
    with job.reading():
        coders, rows = _pickled.read(job)
        array = numpy.array(rows, _numpy_rows.row_type(coders))
        return _numpy_rows.totals(job, coders, array)
