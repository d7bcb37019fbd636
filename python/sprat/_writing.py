# SPDX-License-Identifier: Apache-2.0
"""Writing rows: dump, dumps and create."""
import io
import os

from sprat import _files, _kinds, _schemas, _sprat

# Rows that a schema is made from where none is given.
_FIRST_ROWS = 1024


class Writer:
    """Writes rows to a file, which appears, whole, when the writer is closed.

    A row is a tuple, a dict, or an object with fields. Without a schema, one is made from the first
    rows; a later row that does not fit it is a TypeError. As a context manager, it closes at the
    end, and leaves nothing behind where an exception was raised.
    """

    def __init__(self, file, schema=None, *, effort="default", overwrite=True, sync=False, metadata=None):
        self._file = file
        self._options = {"effort": effort, "overwrite": overwrite, "sync": sync, "metadata": metadata or {}}
        self._first = []
        self._kinds = _kinds.RowKinds()
        self._writer = None
        self._is_closed = False
        if schema is not None:
            self._begin(_schemas.as_schema(schema))

    def write(self, row):
        """Writes one row. One that does not fit is refused with a TypeError, and the writer goes on."""
        if self._writer is not None:
            self._writer.write(row)
            return
        self._check_open()
        self._kinds.add(row)
        self._first.append(row)
        if len(self._first) == _FIRST_ROWS:
            self._begin(_schemas.of_kinds(self._kinds))

    def write_rows(self, rows):
        """Writes all rows of an iterable, a generator's one by one; or of a table: anything with the
        Arrow PyCapsule interface (pyarrow, polars, pandas, DuckDB), or a NumPy structured array."""
        self._check_open()
        if hasattr(rows, "__arrow_c_stream__") or hasattr(rows, "__arrow_c_array__"):
            self._write_table(rows)
            return
        names = getattr(getattr(rows, "dtype", None), "names", None)
        if names is not None:
            self._write_structured(rows)
            return
        if isinstance(rows, (str, bytes, os.PathLike)):
            raise TypeError(f"{rows!r:.100} is no rows; dump takes the rows first, then the file: dump(rows, 'rides.sprat')")
        if isinstance(rows, dict):
            raise TypeError(f"{rows!r:.100} is one row; write a list of rows: [row]")
        rows = iter(rows)
        if self._writer is None:
            for row in rows:
                self.write(row)
                if self._writer is not None:
                    break
        if self._writer is not None:
            self._writer.write_rows(rows)

    def flush(self):
        """Ends the block, and hands all rows so far to the file."""
        self._finish_first()
        self._writer.flush()

    def close(self):
        """Writes what is left; the file is there when this has returned."""
        if self._is_closed:
            return
        self._finish_first()
        self._is_closed = True
        try:
            self._writer.close()
        except BaseException:
            self._discard_upload()
            raise
        if isinstance(self._file, _files.UploadedFile):
            self._file.commit()

    def discard(self):
        """Forgets all rows: no file appears."""
        self._is_closed = True
        self._first = []
        if self._writer is not None:
            self._writer.discard()
            self._discard_upload()

    @property
    def closed(self):
        return self._is_closed

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            self.close()
        else:
            self.discard()

    def _check_open(self):
        if self._is_closed:
            raise ValueError("the writer is closed")

    def _finish_first(self):
        self._check_open()
        if self._writer is None:
            if not self._first:
                raise TypeError("no rows, and no schema=: nothing says what the file's fields are")
            self._begin(_schemas.of_kinds(self._kinds))

    def _discard_upload(self):
        if isinstance(self._file, _files.UploadedFile):
            self._file.discard()

    def _write_table(self, table):
        table = _sprat.ArrowTable(table)
        if self._writer is None:
            if self._first:
                raise TypeError("rows were written before this table, and no schema=: give the table's")
            self._begin(table.schema)
        elif self._writer.schema != table.schema:
            raise TypeError(f"the table has the schema {table.schema!r}, the file {self._writer.schema!r}: write the "
                            "table to a file of its own, or cast it")
        self._writer.write_batches(table)

    def _write_structured(self, array):
        if self._writer is None and not self._first:
            self._begin(_schemas.of_dtype(array.dtype))
        for first in range(0, len(array), _FIRST_ROWS):
            self.write_rows(array[first:first + _FIRST_ROWS].tolist())

    def _begin(self, schema):
        if _files.is_url(self._file):
            self._file = _files.UploadedFile(self._file, self._options["overwrite"])
        self._writer = _sprat.Writer(self._file, schema, **self._options)
        first, self._first = self._first, []
        self._writer.write_rows(first)


def create(file, schema=None, **options):
    """Opens a Writer; see there. `options`: effort, overwrite, sync, metadata."""
    return Writer(file, schema, **options)


def dump(rows, file, schema=None, **options):
    """Writes rows, of any iterable, to a path or a binary file; takes the options of `create`."""
    with Writer(file, schema, **options) as writer:
        writer.write_rows(rows)


def dumps(rows, schema=None, **options):
    """The bytes that `dump` would write."""
    file = io.BytesIO()
    dump(rows, file, schema, **options)
    return file.getvalue()
