# SPDX-License-Identifier: Apache-2.0
"""where= gives exactly the rows that match, and reads no block that cannot have one."""
import datetime
import io
import operator

import pytest

import sprat

DAY = datetime.date(2001, 1, 1)
ROWS = [{"n": n, "half": n / 2, "text": f"t{n % 10}", "day": DAY + datetime.timedelta(n // 1000),
         "even": n % 2 == 0 if n % 3 else None} for n in range(10_000)]
SCHEMA = """table Row { n: long; half: double; text: string (required); day: int (date); even: bool = null; }
root_type Row;"""
OPERATORS = {"==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt,
             ">=": operator.ge}


@pytest.fixture(scope="module")
def data():
    return sprat.dumps(ROWS, schema=SCHEMA)


@pytest.mark.parametrize("name, value", [("n", 5000), ("half", 12.5), ("text", "t5"),
                                         ("day", DAY + datetime.timedelta(3)), ("even", True)])
@pytest.mark.parametrize("comparison", OPERATORS)
def test_rows_are_those_that_a_loop_would_keep(data, name, comparison, value):
    kept = [row["n"] for row in ROWS if row[name] is not None and OPERATORS[comparison](row[name], value)]
    assert [row.n for row in sprat.open(data, where=(name, comparison, value))] == kept


def test_several_conditions_all_hold_and_need_not_be_among_the_columns(data):
    rows = sprat.load(data, columns=["half"], where=[("n", ">=", 10), ("n", "<", 12)])
    assert rows == [(5.0,), (5.5,)]


def test_integers_without_a_schema_are_compared_as_numbers():
    data = sprat.dumps([{"n": n} for n in (-2**70, -5, 3, 20, 2**70)])
    assert [row.n for row in sprat.open(data, where=("n", ">", 3))] == [20, 2**70]
    assert [row.n for row in sprat.open(data, where=("n", "<=", -5))] == [-2**70, -5]


def test_a_pipe_is_filtered_too(data):
    class Pipe:
        def __init__(self):
            self.read = io.BytesIO(data).read

    assert sprat.load(Pipe(), columns=["n"], where=("text", "==", "t3"))[1] == (13,)


def test_a_seekable_file_object_reads_no_more_than_the_blocks_that_may_match():
    class Counted(io.BytesIO):
        count = 0

        def read(self, size=-1):
            data = super().read(size)
            self.count += len(data)
            return data

    schema = "table R { n: long; text: string; } root_type R;"
    data = sprat.dumps(((n, f"some text {n}") for n in range(300_000)), schema=schema)
    file = Counted(b"prefix" + data)
    file.seek(6)
    assert [row.n for row in sprat.open(file, columns=["n"], where=("n", "==", 299_999))] == [299_999]
    assert file.count < len(data) / 3


@pytest.mark.parametrize("where, error, message", [
    (("m", "==", 1), sprat.SchemaError, "m, which is no field"),
    (("n", "~", 1), ValueError, "not by '~'"),
    (("n", "==", "x"), TypeError, "'x' is not an int"),
    (("n", "==", None), ValueError, "a null satisfies nothing"),
    (["n"], TypeError, "triples"),
])
def test_conditions_that_mean_nothing_are_refused(data, where, error, message):
    with pytest.raises(error, match=message):
        sprat.open(data, where=where)
