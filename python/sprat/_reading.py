# SPDX-License-Identifier: Apache-2.0
"""Reading rows: open, load and loads."""
from sprat import _sprat


def open(file, *, columns=None, where=None):
    """A Reader of a path, a binary file object, a pipe, or bytes: its records, in constant memory.

    `columns` chooses fields by name. `where` is a triple such as `("rides", ">", 1000)`, or a list of
    triples that all hold: blocks in which no row can match are not read.
    """
    if where is None:
        where = []
    elif isinstance(where, tuple):
        where = [where]
    return _sprat.Reader(file, list(columns or ()), list(where))


def load(file, *, columns=None, where=None):
    """All rows, held as columns: a sequence of records. Takes the options of `open`."""
    with open(file, columns=columns, where=where) as reader:
        return reader.load()


def loads(data, *, columns=None, where=None):
    """The rows of a file's bytes. Takes the options of `open`."""
    return load(memoryview(data), columns=columns, where=where)
