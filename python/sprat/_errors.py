# SPDX-License-Identifier: Apache-2.0
"""The errors that sprat raises; their messages say what is wrong, where, and how to fix it."""


class Error(Exception):
    """Base of all of sprat's errors."""


class IoError(Error, OSError):
    """The operating system, or a file object, refused to read or write."""


class CorruptError(Error, ValueError):
    """A file's bytes are damaged, cut off, or were never a sprat file."""


class SchemaError(Error, ValueError):
    """A schema is not valid, or does not fit the rows or the file it is used with."""


class CsvError(Error, ValueError):
    """CSV text that is not well formed, or a cell that does not fit its column."""


class LimitError(Error, ValueError):
    """Sound input that is larger than a limit; the message names the limit."""
