# SPDX-License-Identifier: Apache-2.0
"""What a CSV file says: its cells by Python's csv module, and beside it which cells were quoted, which that
module does not tell."""
import codecs
import collections
import csv
import functools
import io
import re
import sys

csv.field_size_limit(2**31 - 1)

Cell = collections.namedtuple("Cell", "text quoted")
Table = collections.namedtuple("Table", "header rows")
MARKS = {"utf-8": codecs.BOM_UTF8, "utf-16le": codecs.BOM_UTF16_LE, "utf-16be": codecs.BOM_UTF16_BE}
CODECS = {"utf-8": "utf-8", "latin-1": "latin-1", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be"}


class Unterminated(Exception):
    """A quoted cell is never closed."""


class Ragged(Exception):
    """A row has more or fewer cells than the header."""


class Dialect:
    """How a file is to be read: what the options of `sprat convert` say, by the same names."""

    def __init__(self, delimiter=",", quote='"', escape="", comment="", skip=0, header=True, encoding=None,
                 ragged="error", null=()):
        self.delimiter, self.quote, self.escape, self.comment = delimiter, quote, escape, comment
        self.skip, self.header, self.encoding, self.ragged = skip, header, encoding, ragged
        self.null = tuple(null)

    def options(self):
        """For `sprat convert`."""
        options = ["--delimiter", self.delimiter]
        if self.quote != '"':
            options += ["--quote", self.quote or "none"]
        for name in ("escape", "comment", "encoding"):
            if getattr(self, name):
                options += ["--" + name, getattr(self, name)]
        if self.skip:
            options += ["--skip", str(self.skip)]
        if not self.header:
            options.append("--no-header")
        if self.ragged != "error":
            options += ["--ragged", self.ragged]
        return options + [part for word in self.null for part in ("--null", word)]

    def of_output(self):
        """How to read what `sprat cat` writes: nothing to leave out, no ragged rows."""
        return Dialect(self.delimiter, self.quote, self.escape, self.comment, 0, self.header, self.encoding,
                       "error", self.null)


def decode(data, encoding=None):
    """Text without byte-order mark; the mark decides where no encoding is given."""
    for name, mark in MARKS.items():
        if data.startswith(mark) and encoding in (None, name):
            return data[len(mark):].decode(CODECS[name])
    return data.decode(CODECS[encoding or "utf-8"])


def read_table(data, dialect):
    rows = tokenize(skip_lines(decode(data, dialect.encoding), dialect.skip), dialect)
    columns = next((len(row) for row in rows if not is_blank(row)), 0)
    if columns != 1:
        rows = [row for row in rows if not is_blank(row)]
    header = None
    if dialect.header and columns:
        while is_blank(rows[0]):
            rows.pop(0)
        header = [cell.text for cell in rows.pop(0)]
    return Table(header, [list(fitted(row, dialect)) for row in even(rows, columns, dialect.ragged)])


def is_blank(row):
    return row == [Cell("", False)]


def skip_lines(text, count):
    for _ in range(count):
        text = text[re.search(r"\r\n|\r|\n|\Z", text).end():]
    return text


def even(rows, columns, ragged):
    for row in rows:
        if len(row) == columns:
            yield row
        elif ragged == "pad" and len(row) < columns:
            yield row + [Cell("", False)] * (columns - len(row))
        elif ragged != "skip":
            raise Ragged(f"{len(row)} cells, not {columns}: {row}")


def fitted(row, dialect):
    """Quotes count where they tell a text from a null; elsewhere they may differ."""
    for cell in row:
        yield cell if cell.text == "" or cell.text in dialect.null else cell._replace(quoted=False)


@functools.lru_cache(maxsize=None)
def cell_patterns(delimiter, quote, escape):
    d, q, e = (re.escape(part) if part else "" for part in (delimiter, quote, escape))
    # An escape at the very end stands for itself.
    escaped = f"|{e}(?:.|\\Z)" if e else ""
    plain = f"(?:[^{d}\\r\\n{e}]{escaped})*"
    inner = f"[^{q}{e}]*(?:(?:{q}{q}{escaped})[^{q}{e}]*)*"
    # Right after a closing quote an escape stands for itself too.
    quoted = f"{q}({inner})({q}?)((?:{e})?)({plain})" if q else "(?!)"
    flags = re.DOTALL
    return re.compile(quoted, flags), re.compile(plain, flags), re.compile(r"\r\n|\r|\n")


def tokenize(text, dialect):
    """Rows of cells, as csv.reader has them, and checked against it."""
    rows = list(scan(text, dialect))
    if is_for_csv_module(text, dialect):
        found = [[cell.text for cell in row] if not is_blank(row) else [] for row in rows]
        assert found == list(csv_rows(text, dialect)), "the oracle's two readers disagree: a bug in the tests"
    return rows


def is_for_csv_module(text, dialect):
    """It has no comments, reads an escape at the very end as a line end, and once refused NUL."""
    at_end = dialect.escape and text.endswith(dialect.escape)
    return not (dialect.comment or at_end or ("\0" in text and sys.version_info < (3, 11)))


def csv_rows(text, dialect):
    quoting = csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE
    return csv.reader(io.StringIO(text, newline=""), delimiter=dialect.delimiter, quotechar=dialect.quote or None,
                      escapechar=dialect.escape or None, quoting=quoting)


def scan(text, dialect):
    quoted, plain, line_end = cell_patterns(dialect.delimiter, dialect.quote, dialect.escape)
    at, row = 0, []
    while at < len(text) or row:
        if not row and dialect.comment and text.startswith(dialect.comment, at):
            end = line_end.search(text, at)
            at = end.end() if end else len(text)
            continue
        found = quoted.match(text, at) if dialect.quote else None
        if found:
            if not found[2]:
                raise Unterminated(f"the quote at {at} is never closed")
            tail = found[3] + resolve(found[4], dialect)
            row.append(Cell(resolve(found[1], dialect, dialect.quote) + tail, True))
        else:
            found = plain.match(text, at)
            row.append(Cell(resolve(found[0], dialect), False))
        at = found.end()
        if text.startswith(dialect.delimiter, at):
            at += 1
            if at < len(text):
                continue
            row.append(Cell("", False))
        end = line_end.match(text, at)
        at = end.end() if end else at
        yield row
        row = []


def resolve(text, dialect, quote=""):
    escape = dialect.escape
    if quote:
        if not escape:
            return text.replace(quote * 2, quote)
        return re.sub(f"{re.escape(escape)}(.)|{re.escape(quote * 2)}",
                      lambda found: found[1] if found[1] is not None else quote, text, flags=re.DOTALL)
    return re.sub(f"{re.escape(escape)}(.)", r"\1", text, flags=re.DOTALL) if escape else text


def assert_same_table(original, returned, dialect):
    """No cell, header or null changed."""
    before, after = read_table(original, dialect), read_table(returned, dialect.of_output())
    assert after.header == before.header
    assert len(after.rows) == len(before.rows)
    for number, (expected, found) in enumerate(zip(before.rows, after.rows), 1):
        assert found == expected, f"row {number} is {found}, was {expected}"
