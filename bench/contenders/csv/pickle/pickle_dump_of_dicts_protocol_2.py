# SPDX-License-Identifier: Apache-2.0
"""A list of dicts, then pickle.dump with protocol 2."""
import _pickled


def run(job):
    return _pickled.dump(job, _pickled.dict_list, job.totals_of_dicts, 2)
