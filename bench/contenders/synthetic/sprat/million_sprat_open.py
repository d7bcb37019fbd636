# SPDX-License-Identifier: Apache-2.0
"""for row in sprat.open(...): a block in memory at a time."""
import _sprat_rows
import sprat

prepare = _sprat_rows.dump_tuples
warm_up = _sprat_rows.warm_up


def run(job):
    with job.reading():
        return _sprat_rows.totals(job, sprat.open(job.data))
