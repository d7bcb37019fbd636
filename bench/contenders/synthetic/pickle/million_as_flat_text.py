# SPDX-License-Identifier: Apache-2.0
"""The list of tuples, then a line of text for each."""
import _flat_text
import _pickled


def run(job):
    rows = _pickled.typed_list(job)
    _flat_text.write(job, rows)
    with job.reading():
        return job.totals(rows)
