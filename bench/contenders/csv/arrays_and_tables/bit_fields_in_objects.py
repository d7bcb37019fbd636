# SPDX-License-Identifier: Apache-2.0
"""An object with one integer of bit fields for each row."""
import _bit_fields


class BitField:
    """A row; slices of its integer are read by index."""

    __slots__ = ("bits",)

    def __init__(self, bits):
        self.bits = bits


def run(job):
    with job.writing():
        layout = _bit_fields.Layout(job)
        rows = [BitField(row) for row in layout.rows()]
    with job.reading():
        return layout.totals(row.bits for row in rows)
