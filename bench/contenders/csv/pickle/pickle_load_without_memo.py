# SPDX-License-Identifier: Apache-2.0
"""pickle.load of a list of tuples that was pickled without the memo."""
import _pickle_streams
import _pickled


def prepare(job):
    _pickle_streams.write_without_memo(job, _pickled.tuple_list(job))


def run(job):
    return _pickled.load(job, job.totals)
