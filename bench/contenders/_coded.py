# SPDX-License-Identifier: Apache-2.0
"""Cells as small whole numbers: what arrays, structs and bit fields hold instead of text."""
import collections
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

    def encode(self, cells):
        """Their codes."""
        low = self.low
        return [int(cell) - low for cell in cells]

    def decode(self, code):
        """The number that the code stands for."""
        return code + self.low

    def numbers(self, null):
        """What each code adds to a sum; None where it is null."""
        return range(self.low or 0, (self.high or 0) + 1)


class TextCoder:
    """Places in a dictionary of the column's texts."""

    def __init__(self):
        self.codes = {}
        self.texts = []

    def survey(self, cells):
        """Takes note of some of the column's cells."""
        for cell in dict.fromkeys(cells):
            if cell not in self.codes:
                self.codes[cell] = len(self.texts)
                self.texts.append(cell)

    def greatest(self):
        """The largest code."""
        return max(len(self.texts) - 1, 0)

    def encode(self, cells):
        """Their codes."""
        return [self.codes[cell] for cell in cells]

    def decode(self, code):
        """The text that the code stands for."""
        return self.texts[code]

    def numbers(self, null):
        """What each code adds to a sum; None where it is null."""
        return [None if text == null else float(text) for text in self.texts]


def column_chunks(job):
    """The CSV's cells by column, of some rows at a time."""
    rows = job.list_rows()
    while chunk := list(itertools.islice(rows, CHUNK)):
        yield list(zip(*chunk))


def coders(job):
    """A coder for each column, from a first pass over the CSV."""
    made = [IntegerCoder() if kind == "i" and job.is_required(column) else TextCoder()
            for column, kind in enumerate(job.kinds)]
    for columns in column_chunks(job):
        for coder, cells in zip(made, columns):
            coder.survey(cells)
    return made


def bits(coder):
    """The width of the column's codes; at least 1."""
    return max(coder.greatest().bit_length(), 1)


def type_code(coder):
    """Of the narrowest unsigned integer, as struct, array and NumPy have it."""
    width = bits(coder)
    return "B" if width <= 8 else "H" if width <= 16 else "I" if width <= 32 else "Q"


def encoded_chunks(job, made):
    """The CSV's codes by column, of some rows at a time."""
    for columns in column_chunks(job):
        yield [coder.encode(cells) for coder, cells in zip(made, columns)]


def encoded_rows(job, made):
    """The CSV's rows as tuples of codes."""
    for columns in encoded_chunks(job, made):
        yield from zip(*columns)


def totals(job, made, pairs):
    """The answer, from the codes of key and value for each row."""
    sums = collections.defaultdict(float)
    if job.value is None:
        for key, _ in pairs:
            sums[key] += 1
    else:
        numbers = made[job.value].numbers(job.nulls[job.value])
        for key, code in pairs:
            number = numbers[code]
            if number is not None:
                sums[key] += number
    decode = made[job.key].decode
    return job.answer((decode(key), total) for key, total in sums.items())
