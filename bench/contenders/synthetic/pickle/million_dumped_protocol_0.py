# SPDX-License-Identifier: Apache-2.0
"""The list of tuples, then pickle.dump with protocol 0."""
import _pickled


def run(job):
    return _pickled.dump(job, _pickled.typed_list, job.totals, 0)
