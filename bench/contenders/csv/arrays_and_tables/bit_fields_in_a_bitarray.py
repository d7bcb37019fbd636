# SPDX-License-Identifier: Apache-2.0
"""Bit fields one after another in a bitarray."""
import _bit_fields
from bitarray import bitarray
from bitarray.util import ba2int, int2ba


def run(job):
    with job.writing():
        layout = _bit_fields.Layout(job)
        packed = bitarray(endian="little")
        rows = 0
        for rows, row in enumerate(layout.rows(), 1):
            packed.extend(int2ba(row, length=layout.bits, endian="little"))
    with job.reading():
        return layout.totals(ba2int(packed[row * layout.bits:(row + 1) * layout.bits])
                             for row in range(rows))
