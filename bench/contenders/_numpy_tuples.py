# SPDX-License-Identifier: Apache-2.0
"""The tuples in NumPy: 2**64 does not fit a 64-bit integer, so integers are split."""
import numpy

ROW = numpy.dtype([("number", "f8"), ("letters", "S20"), ("low", "u8"), ("high", "u1")])
LOW = 2**64 - 1


def split(row):
    """The tuple as ROW has it."""
    number, letters, integer = row
    return number, letters, integer & LOW, integer >> 64


def fill(rows, array):
    """Sets the rows of a preallocated array, one by one."""
    for index, row in enumerate(rows):
        array[index] = split(row)
    return array


def totals(job, array):
    """The answer, by numpy.bincount of the first letters."""
    first = array["letters"].astype("S1").view("u1")
    sums = numpy.bincount(first, array["number"])
    return job.answer((chr(code), float(sums[code])) for code in numpy.flatnonzero(sums))
