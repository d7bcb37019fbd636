# SPDX-License-Identifier: Apache-2.0
"""sprat.load: all rows, held as columns."""
import _sprat_rows
import sprat

warm_up = _sprat_rows.warm_up


def run(job):
    job.keeps(job.sprat)
    with job.reading():
        return _sprat_rows.totals(job, sprat.load(job.sprat))
