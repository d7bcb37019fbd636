# SPDX-License-Identifier: Apache-2.0
"""A list of tuples, pickled without the memo (Pickler.fast)."""
import _pickle_streams
import _pickled


def run(job):
    rows = _pickled.tuple_list(job)
    _pickle_streams.write_without_memo(job, rows)
    with job.reading():
        return job.totals(rows)
