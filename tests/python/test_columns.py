# SPDX-License-Identifier: Apache-2.0
"""Columns of rows in memory: sequences, buffers and NumPy arrays."""
import datetime
import decimal

import pytest

import sprat

numpy = pytest.importorskip("numpy")
SCHEMA = """table Row { n: long; small: ubyte; share: double; day: int (date); at: long (timestamp: "ms"); text: string (required);
maybe: int = null; price: long (decimal: 2); flag: bool; } root_type Row;"""
ROWS = [(n, n % 200, n / 4, datetime.date(2001, 1, 1) + datetime.timedelta(n % 99),
         datetime.datetime(2020, 1, 1) + datetime.timedelta(milliseconds=n), f"t{n % 9}", n if n % 7 else None,
         decimal.Decimal(n) / 100, n % 2 == 0) for n in range(70_000)]


@pytest.fixture(scope="module")
def rows():
    return sprat.loads(sprat.dumps(ROWS, schema=SCHEMA))


def test_a_column_is_a_sequence(rows):
    column = rows.column("text")
    assert (len(column), column[0], column[8], column.name, column.type) == (70_000, "t0", "t8", "text", "text")
    assert list(rows[10:13].column("n")) == [10, 11, 12]
    with pytest.raises(IndexError):
        column[70_000]
    with pytest.raises(KeyError):
        rows.column("nothing")


def test_numbers_are_taken_without_a_copy(rows):
    one, other = (numpy.asarray(memoryview(rows.column("n"))) for _ in range(2))
    assert one.dtype == numpy.int64 and numpy.shares_memory(one, other)
    assert not one.flags.writeable and (one == numpy.arange(70_000)).all()


@pytest.mark.parametrize("part", [slice(5, 9), slice(None, None, -1), slice(3, 60_000, 7)])
def test_slices_are_strided_views(rows, part):
    array = rows[part].column("share").to_numpy()
    assert array.tolist() == [row[2] for row in ROWS[part]]


@pytest.mark.parametrize("name, number", [("n", 0), ("small", 1), ("share", 2), ("day", 3), ("at", 4), ("text", 5),
                                          ("price", 7), ("flag", 8)])
def test_arrays_hold_the_values(rows, name, number):
    assert rows.column(name).to_numpy().tolist() == [row[number] for row in ROWS]


def test_nulls_are_masked(rows):
    column = rows.column("maybe")
    array = column.to_numpy()
    assert column.null_count == 10_000 and array.mask.sum() == 10_000
    assert array.sum() == sum(row[6] or 0 for row in ROWS)


def test_texts_are_no_buffer(rows):
    with pytest.raises(BufferError, match="column text, a text"):
        memoryview(rows.column("text"))


def test_pandas_gets_the_rows(rows):
    pytest.importorskip("pandas")
    frame = rows.to_pandas()
    assert frame["n"].sum() == sum(row[0] for row in ROWS) and list(frame.columns) == list(rows.schema.types)
