# SPDX-License-Identifier: Apache-2.0
"""pickle.load of a list of tuples."""
import _common
import _pickled


def prepare(job):
    _pickled.dump(job, list(map(tuple, job.list_rows())))


_common.main(lambda job: job.totals_of_lists(_pickled.load(job)), prepare)
