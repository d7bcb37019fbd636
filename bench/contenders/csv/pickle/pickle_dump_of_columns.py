# SPDX-License-Identifier: Apache-2.0
"""A list for each column, with cached strings and floats, then a pickle.dump of each."""
import _pickle_streams


def run(job):
    columns = _pickle_streams.columns_of(job)
    _pickle_streams.write_columns(job, columns)
    with job.reading():
        return job.totals_of_columns(columns)
