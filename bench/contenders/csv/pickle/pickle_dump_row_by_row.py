# SPDX-License-Identifier: Apache-2.0
"""A pickle for each row, written while the CSV is read."""
import _pickle_streams


def run(job):
    _pickle_streams.write_rows(job)
    with job.reading():
        return job.totals(_pickle_streams.read_all(job.data))
