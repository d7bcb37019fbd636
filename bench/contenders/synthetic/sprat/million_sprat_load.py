# SPDX-License-Identifier: Apache-2.0
"""sprat.load: all tuples, held as columns."""
import _sprat_rows
import sprat

prepare = _sprat_rows.dump_tuples
warm_up = _sprat_rows.warm_up


def run(job):
    with job.reading():
        return _sprat_rows.totals(job, sprat.load(job.data))
