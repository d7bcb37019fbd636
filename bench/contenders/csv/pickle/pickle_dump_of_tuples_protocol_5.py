# SPDX-License-Identifier: Apache-2.0
"""A list of tuples, then pickle.dump with protocol 5."""
import _pickled


def run(job):
    return _pickled.dump(job, _pickled.tuple_list, job.totals, 5)
