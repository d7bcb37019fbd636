# SPDX-License-Identifier: Apache-2.0
"""Cells as small whole numbers: what arrays, structs and bit fields hold instead of text."""
import itertools

CHUNK = 4096


class IntegerCoder:
    """Integers less their least one."""

    def __init__(self):
        self.low = self.high = None

    def survey(self, cells):
        """Takes note of some of the column's cells."""
        numbers = list(map(int, cells))
        self.low = min(numbers + [self.low] if self.low is not None else numbers)
        self.high = max(numbers + [self.high] if self.high is not None else numbers)

    def greatest(self):
        """The largest code."""
        return 0 if self.low is None else self.high - self.low

    def encode(self, cell):
        return int(cell) - self.low

    def decode(self, code):
        return code + self.low


class TextCoder:
    """Places in a dictionary of the column's texts."""

    def __init__(self):
        self.codes = {}
        self.texts = []

    def survey(self, cells):
        """Takes note of some of the column's cells."""
        for cell in cells:
            if cell not in self.codes:
                self.codes[cell] = len(self.texts)
                self.texts.append(cell)

    def greatest(self):
        """The largest code."""
        return max(len(self.texts) - 1, 0)

    def encode(self, cell):
        return self.codes[cell]

    def decode(self, code):
        return self.texts[code]


def coders(job):
    """A coder for each column, from a first pass over the CSV."""
    made = [IntegerCoder() if kind == "i" and job.is_required(column) else TextCoder()
            for column, kind in enumerate(job.kinds)]
    rows = job.list_rows()
    while chunk := list(itertools.islice(rows, CHUNK)):
        for coder, cells in zip(made, zip(*chunk)):
            coder.survey(cells)
    return made


def bits(coder):
    """The width of the column's codes; at least 1."""
    return max(coder.greatest().bit_length(), 1)


def type_code(coder):
    """Of the narrowest unsigned integer, as struct, array and NumPy have it."""
    width = bits(coder)
    return "B" if width <= 8 else "H" if width <= 16 else "I" if width <= 32 else "Q"


def encoded_rows(job, made):
    """The CSV's rows as lists of codes."""
    for row in job.list_rows():
        yield [coder.encode(cell) for coder, cell in zip(made, row)]


def totals(job, made, pairs):
    """The answer, from the codes of key and value for each row."""
    key, value = made[job.key], made[job.value_or_key()]
    return job.totals_of_pairs((key.decode(k), value.decode(v)) for k, v in pairs)
