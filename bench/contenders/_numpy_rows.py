# SPDX-License-Identifier: Apache-2.0
"""NumPy arrays of coded rows."""
import _coded
import numpy


def row_type(coders):
    """A field for each column, as narrow as its codes."""
    return numpy.dtype([(f"c{column}", _coded.type_code(coder))
                        for column, coder in enumerate(coders)])


def fill(job, coders, array):
    """Sets the rows of a preallocated array, some lines at a time."""
    first = 0
    for columns in _coded.encoded_chunks(job, coders):
        rows = array[first:first + len(columns[0])]
        for name, codes in zip(array.dtype.names, columns):
            rows[name] = codes
        first += len(rows)
    return array


def totals(job, coders, array):
    """The answer, by numpy.bincount."""
    key, value = coders[job.key], coders[job.value_or_key()]
    keys = array[f"c{job.key}"]
    weights = None
    if job.value is not None:
        numbers = value.numbers(job.nulls[job.value])
        is_there = numpy.array([number is not None for number in numbers])
        floats = numpy.array([number or 0.0 for number in numbers], "f8")
        codes = array[f"c{job.value}"]
        if not is_there.all():
            keys, codes = keys[is_there[codes]], codes[is_there[codes]]
        weights = floats[codes]
    sums = numpy.bincount(keys, weights)
    seen = numpy.flatnonzero(numpy.bincount(keys))
    return job.answer((key.decode(int(code)), float(sums[code])) for code in seen)
