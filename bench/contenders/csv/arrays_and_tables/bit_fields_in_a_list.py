# SPDX-License-Identifier: Apache-2.0
"""A list of integers of bit fields."""
import _bit_fields


def run(job):
    with job.writing():
        layout = _bit_fields.Layout(job)
        rows = list(layout.rows())
    with job.reading():
        return layout.totals(rows)
