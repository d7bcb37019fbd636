# SPDX-License-Identifier: Apache-2.0
"""The list of tuples, then sprat.dump."""
import _pickled
import _sprat_rows
import sprat

warm_up = _sprat_rows.warm_up


def run(job):
    rows = _pickled.typed_list(job)
    with job.writing():
        sprat.dump(rows, job.data)
    with job.reading():
        return job.totals(rows)
