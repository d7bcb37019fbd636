# SPDX-License-Identifier: Apache-2.0
"""An array.array of 64-bit integers of bit fields; as many a row as the fields need."""
import array

import _bit_fields

WORD = 64
MASK = (1 << WORD) - 1


def run(job):
    with job.writing():
        layout = _bit_fields.Layout(job)
        words = -(-layout.bits // WORD)
        packed = array.array("Q")
        for row in layout.rows():
            for word in range(words):
                packed.append(row >> word * WORD & MASK)

    def rows():
        if words == 1:
            yield from packed
            return
        for first in range(0, len(packed), words):
            yield sum(packed[first + word] << word * WORD for word in range(words))

    with job.reading():
        return layout.totals(rows())
