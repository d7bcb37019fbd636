# SPDX-License-Identifier: Apache-2.0
"""A pyarrow table of the CSV's rows, and the totals of tables."""
import itertools

import pyarrow
import pyarrow.compute

ROWS = 65536


def warm_up(write, read):
    """Writes, reads and sums a row."""
    rows = pyarrow.table({"a": ["x"], "b": [1]})
    file = pyarrow.BufferOutputStream()
    write(rows, file)
    rows = read(pyarrow.BufferReader(file.getvalue()))
    rows.filter(pyarrow.compute.is_valid(rows["b"])).group_by("a").aggregate([("b", "sum")])
    pyarrow.compute.utf8_slice_codeunits(rows["a"], 0, 1)


def table(job):
    """The typed columns, named by number."""
    kinds = {"i": pyarrow.int64(), "r": pyarrow.float64(), "t": pyarrow.string()}
    types = [kinds.get(kind, pyarrow.string()) for kind in job.kinds]
    schema = pyarrow.schema([(f"c{i}", kind) for i, kind in enumerate(types)])
    convert = [str if kind == "n" else job.converter(i) for i, kind in enumerate(job.kinds)]
    rows = job.list_rows()
    batches = []
    while chunk := list(itertools.islice(rows, ROWS)):
        columns = [list(map(function, cells)) for function, cells in zip(convert, zip(*chunk))]
        batches.append(pyarrow.record_batch(
            [pyarrow.array(cells, kind) for cells, kind in zip(columns, types)], schema=schema))
    return pyarrow.Table.from_batches(batches, schema)


def totals(job, rows):
    """The answer, by group_by; `rows` has the columns of key and value at least."""
    key, value = f"c{job.key}", f"c{job.value_or_key()}"
    if job.key_length is not None:
        cut = pyarrow.compute.utf8_slice_codeunits(rows[key], 0, job.key_length)
        rows = rows.append_column("key", cut)
        key = "key"
    function = "count" if job.value is None else "sum"
    if job.value is not None:
        rows = rows.filter(pyarrow.compute.is_valid(rows[value]))
    sums = rows.group_by(key).aggregate([(value, function)])
    return job.answer(zip(sums[key].to_pylist(), map(float, sums[f"{value}_{function}"].to_pylist())))


def names(job):
    """The columns that the answer needs."""
    return sorted({f"c{job.key}", f"c{job.value_or_key()}"})
