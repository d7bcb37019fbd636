# SPDX-License-Identifier: Apache-2.0
"""sprat.load of the two columns that are needed."""
import _sprat_rows
import sprat

warm_up = _sprat_rows.warm_up


def run(job):
    job.keeps(job.sprat)
    with sprat.open(job.sprat) as reader:
        names = list(reader.schema.types)
    wanted = names[job.key], names[job.value_or_key()]
    with job.reading():
        rows = sprat.load(job.sprat, columns=set(wanted))
        return job.totals_of_pairs(zip(*map(rows.column, wanted)))
