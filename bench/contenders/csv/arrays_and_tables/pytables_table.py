# SPDX-License-Identifier: Apache-2.0
"""A table of PyTables (HDF5), written in chunks of rows and read whole."""
import itertools

import _coded
import _numpy_rows
import numpy
import tables

ROWS = 65536


def run(job):
    with job.writing(), tables.open_file(job.data, "w") as file:
        coders = _coded.coders(job)
        kind = _numpy_rows.row_type(coders)
        table = file.create_table("/", "rows", kind, expectedrows=job.rows)
        rows = _coded.encoded_rows(job, coders)
        while chunk := list(itertools.islice(rows, ROWS)):
            table.append(numpy.array(chunk, kind))
    with job.reading(), tables.open_file(job.data) as file:
        return _numpy_rows.totals(job, coders, file.root.rows.read())
