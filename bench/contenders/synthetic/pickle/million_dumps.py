# SPDX-License-Identifier: Apache-2.0
"""The list of tuples, then pickle.dumps: the bytes stay in memory."""
import pickle

import _pickled


def run(job):
    rows = _pickled.typed_list(job)
    with job.writing():
        data = pickle.dumps(rows)
    job.known_disk_bytes = len(data)
    with job.reading():
        return job.totals(rows)
