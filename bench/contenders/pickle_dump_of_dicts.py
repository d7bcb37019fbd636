# SPDX-License-Identifier: Apache-2.0
"""A list of dicts, then pickle.dump."""
import _common
import _pickled


def run(job):
    rows = list(job.dict_rows())
    _pickled.dump(job, rows)
    return job.totals_of_dicts(rows)


_common.main(run)
