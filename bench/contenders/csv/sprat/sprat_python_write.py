# SPDX-License-Identifier: Apache-2.0
"""sprat.dump of the CSV's rows as Python reads them, one at a time; then sprat.open."""
import _sprat_rows
import sprat

warm_up = _sprat_rows.warm_up


def run(job):
    _sprat_rows.dump_tuples(job)
    with job.reading():
        return _sprat_rows.totals(job, sprat.open(job.data))
