# SPDX-License-Identifier: Apache-2.0
"""Reading rows: open, load and loads."""
from sprat import _files, _schemas, _sprat


def open(file, *, columns=None, where=None, schema=None, threads=None):
    """A Reader of a path, a URL, a binary file object, a pipe, or bytes: its records, in constant memory.

    `columns` chooses fields by name. `where` is a triple such as `("rides", ">", 1000)`, or a list of
    triples that all hold: blocks in which no row can match are not read. `schema`, as `dump` takes
    it, is what the rows are wanted in: fields by name, wider types, defaults for those that the
    file lacks. `threads` decode blocks ahead for those who take columns (Arrow, `totals`): one for
    each core where it says nothing.
    """
    if where is None:
        where = []
    elif isinstance(where, tuple):
        where = [where]
    if isinstance(columns, str):
        raise TypeError(f"columns takes a list of names, such as [{columns!r}]")
    if threads is not None and threads < 1:
        raise ValueError("threads is 1 or more, or None for one for each core")
    schema = None if schema is None else _schemas.as_schema(schema)
    return _sprat.Reader(_files.open_to_read(file), list(columns or ()), list(where), schema, threads)


def load(file, *, columns=None, where=None, schema=None):
    """All rows, held as columns: a sequence of records. Takes the options of `open`."""
    with open(file, columns=columns, where=where, schema=schema) as reader:
        return reader.load()


def loads(data, *, columns=None, where=None, schema=None):
    """The rows of a file's bytes. Takes the options of `open`."""
    return load(memoryview(data), columns=columns, where=where, schema=schema)
