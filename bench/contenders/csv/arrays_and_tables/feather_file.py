# SPDX-License-Identifier: Apache-2.0
"""A Feather file (lz4), read whole by another process than wrote it."""
import _arrow_tables
import pyarrow.feather


def warm_up():
    _arrow_tables.warm_up(pyarrow.feather.write_feather, pyarrow.feather.read_table)


def prepare(job):
    table = _arrow_tables.table(job)
    with job.writing():
        pyarrow.feather.write_feather(table, job.data, compression="lz4")


def run(job):
    with job.reading():
        return _arrow_tables.totals(job, pyarrow.feather.read_table(job.data))
