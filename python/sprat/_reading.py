# SPDX-License-Identifier: Apache-2.0
"""Reading rows: open, load and loads."""
from sprat import _sprat


def open(file, *, columns=None):
    """A Reader of a path, a binary file object, a pipe, or bytes: its records, in constant memory."""
    return _sprat.Reader(file, list(columns or ()))


def load(file, *, columns=None):
    """All rows, held as columns: a sequence of records."""
    with open(file, columns=columns) as reader:
        return reader.load()


def loads(data, *, columns=None):
    """The rows of a file's bytes."""
    return load(memoryview(data), columns=columns)
