# SPDX-License-Identifier: Apache-2.0
"""Rows as bit fields of one integer each."""
import _coded


class Layout:
    """Where each column's bits lie, the first column lowest."""

    def __init__(self, job):
        self.job = job
        self.coders = _coded.coders(job)
        self.widths = [_coded.bits(coder) for coder in self.coders]
        self.shifts = [sum(self.widths[:column]) for column in range(len(self.widths))]
        self.bits = sum(self.widths)

    def rows(self):
        """The CSV's rows as integers."""
        for columns in _coded.encoded_chunks(self.job, self.coders):
            rows = columns[0]
            for codes, shift in zip(columns[1:], self.shifts[1:]):
                rows = [row | code << shift for row, code in zip(rows, codes)]
            yield from rows

    def totals(self, rows):
        """The answer, from the rows as integers."""
        key, value = self.job.key, self.job.value_or_key()
        key_shift, value_shift = self.shifts[key], self.shifts[value]
        key_mask, value_mask = (1 << self.widths[key]) - 1, (1 << self.widths[value]) - 1
        return _coded.totals(self.job, self.coders, (
            (row >> key_shift & key_mask, row >> value_shift & value_mask) for row in rows))
