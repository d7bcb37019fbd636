# SPDX-License-Identifier: Apache-2.0
"""A list of tuples, then pickle.dump."""
import _common
import _pickled


def run(job):
    rows = list(map(tuple, job.list_rows()))
    _pickled.dump(job, rows)
    return job.totals_of_lists(rows)


_common.main(run)
