# SPDX-License-Identifier: Apache-2.0
"""Rows in constant memory: dump and load as with pickle, stream, convert CSV."""
import collections.abc

from sprat._converting import ConvertReport, convert, infer_schema
from sprat._errors import CorruptError, CsvError, Error, IoError, LimitError, SchemaError
from sprat._reading import load, loads, open
from sprat._sprat import Column, Reader, Record, Rows, Schema, __version__
from sprat._totals import Total
from sprat._writing import Writer, create, dump, dumps

for _sequence in (Column, Record, Rows):
    collections.abc.Sequence.register(_sequence)

__all__ = [
    "Column", "ConvertReport", "CorruptError", "CsvError", "Error", "IoError", "LimitError", "Reader", "Record", "Rows",
    "Schema", "SchemaError", "Total", "Writer", "convert", "create", "dump", "dumps", "infer_schema", "load", "loads", "open",
    "__version__",
]
