# SPDX-License-Identifier: Apache-2.0
"""A Parquet file (zstd), read whole by another process than wrote it."""
import _arrow_tables
import pyarrow.parquet


def warm_up():
    _arrow_tables.warm_up(pyarrow.parquet.write_table, pyarrow.parquet.read_table)


def prepare(job):
    table = _arrow_tables.table(job)
    with job.writing():
        pyarrow.parquet.write_table(table, job.data, compression="zstd")


def run(job):
    with job.reading():
        return _arrow_tables.totals(job, pyarrow.parquet.read_table(job.data))
