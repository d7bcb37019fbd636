# SPDX-License-Identifier: Apache-2.0
"""Columns as NumPy arrays."""
import re

_UNITS = {"s": "s", "ms": "ms", "us": "us", "ns": "ns"}


def to_numpy(column):
    """The column's values as an array: numbers and timestamps without a copy where nothing is null,
    else masked; texts, decimals and nested values as objects."""
    import numpy

    try:
        values = numpy.asarray(memoryview(column))
    except BufferError:
        return _objects(column, numpy)
    if column.type.startswith("decimal"):
        return _objects(column, numpy)
    if column.type.startswith("date"):
        values = values.astype("M8[D]")
    elif column.type.startswith("timestamp"):
        values = values.view(f"M8[{_unit(column.type)}]")
    elif column.type.startswith("time"):
        values = values.astype(f"m8[{_unit(column.type)}]")
    if not column.null_count:
        return values
    return numpy.ma.masked_array(values, mask=numpy.frombuffer(column.presence(), numpy.bool_) == 0)


def _unit(type_text):
    return _UNITS[re.search(r"\((\w+)", type_text).group(1)]


def _objects(column, numpy):
    if column.type == "bool" and not column.null_count:
        return numpy.fromiter(column, numpy.bool_, len(column))
    values = numpy.empty(len(column), object)
    values[:] = list(column)
    return values


def to_pandas(rows):
    """A DataFrame of the rows: by pyarrow where it is installed, else column by column."""
    import pandas

    try:
        import pyarrow
    except ImportError:
        names = list(rows.schema.types)
        return pandas.DataFrame({name: to_numpy(rows.column(name)) for name in names})

    class Offsets:
        """pandas knows no views of text in lists, nor on all paths elsewhere."""

        def __arrow_c_stream__(self, requested_schema=None):
            return rows.arrow_stream("offsets")

    return pyarrow.table(Offsets()).to_pandas()
