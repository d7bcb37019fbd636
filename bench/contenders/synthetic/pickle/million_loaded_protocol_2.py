# SPDX-License-Identifier: Apache-2.0
"""pickle.load of the list of tuples, dumped with protocol 2."""
import _pickled


def prepare(job):
    _pickled.write(job, _pickled.typed_list(job), 2)


def run(job):
    return _pickled.load(job, job.totals)
