# SPDX-License-Identifier: Apache-2.0
"""pickle.load of a list of dicts."""
import _common
import _pickled


def prepare(job):
    _pickled.dump(job, list(job.dict_rows()))


_common.main(lambda job: job.totals_of_dicts(_pickled.load(job)), prepare)
