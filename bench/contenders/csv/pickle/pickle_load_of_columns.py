# SPDX-License-Identifier: Apache-2.0
"""A pickle.load of each column."""
import _pickle_streams


def prepare(job):
    _pickle_streams.write_columns(job, _pickle_streams.columns_of(job))


def run(job):
    with job.reading():
        columns = list(_pickle_streams.read_all(job.data))
        return job.totals_of_columns(columns)
