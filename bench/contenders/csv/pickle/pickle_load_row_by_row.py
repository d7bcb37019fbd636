# SPDX-License-Identifier: Apache-2.0
"""A pickle for each row, read one at a time."""
import _pickle_streams


def prepare(job):
    _pickle_streams.write_rows(job)


def run(job):
    with job.reading():
        return job.totals(_pickle_streams.read_all(job.data))
