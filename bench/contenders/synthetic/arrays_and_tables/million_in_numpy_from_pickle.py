# SPDX-License-Identifier: Apache-2.0
"""pickle.load of the list, then a NumPy structured array: two copies."""
import _numpy_tuples
import _pickled
import numpy


def prepare(job):
    _pickled.write(job, _pickled.typed_list(job), 5)


def run(job):
    with job.reading():
        rows = _pickled.read(job)
        array = _numpy_tuples.fill(rows, numpy.empty(len(rows), _numpy_tuples.ROW))
        return _numpy_tuples.totals(job, array)
