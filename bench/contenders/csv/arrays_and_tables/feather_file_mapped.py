# SPDX-License-Identifier: Apache-2.0
"""A Feather file without compression, its columns used in the mapped file."""
import _arrow_tables
import pyarrow.feather


def warm_up():
    _arrow_tables.warm_up(pyarrow.feather.write_feather, pyarrow.feather.read_table)


def prepare(job):
    table = _arrow_tables.table(job)
    with job.writing():
        pyarrow.feather.write_feather(table, job.data, compression="uncompressed")


def run(job):
    with job.reading():
        table = pyarrow.feather.read_table(job.data, memory_map=True)
        return _arrow_tables.totals(job, table)
