# SPDX-License-Identifier: Apache-2.0
"""Columns go to other libraries, and their tables come in, through the Arrow PyCapsule interface."""
import datetime
import decimal
import io

import pytest

import sprat

pyarrow = pytest.importorskip("pyarrow")


def row(number):
    """A row of many types, with nulls here and there."""
    return {
        "route": str(number % 7),
        "text": f"a text of more than twelve bytes, {number % 5}" if number % 3 else None,
        "date": datetime.date(2001, 1, 1) + datetime.timedelta(number % 400),
        "number": number if number % 11 else None,
        "share": number / 3,
        "flag": bool(number % 2),
        "price": decimal.Decimal(number) / 100,
        "at": datetime.datetime(2020, 1, 1) + datetime.timedelta(seconds=number),
        "words": [str(number)] * (number % 3),
        "bytes": b"x" * (number % 4),
    }


ROWS = [row(number) for number in range(70_000)]


@pytest.fixture(scope="module")
def data():
    return sprat.dumps(ROWS)


@pytest.fixture(scope="module")
def table(data):
    return pyarrow.table(sprat.open(data))


def test_a_reader_becomes_a_table(table):
    table.validate(full=True)
    assert table.num_rows == len(ROWS) and table.slice(66_000, 50).to_pylist() == ROWS[66_000:66_050]


def test_a_reader_of_a_path_or_of_bytes_hands_its_stream_out_again(data, table):
    reader = sprat.open(data)
    assert pyarrow.table(reader) == pyarrow.table(reader) == table


def test_a_reader_of_a_pipe_hands_its_stream_out_once(data):
    class Pipe:
        def __init__(self):
            self.read = io.BytesIO(data).read

    reader = sprat.open(Pipe())
    assert pyarrow.table(reader).num_rows == len(ROWS)
    with pytest.raises(ValueError, match="read only once"):
        pyarrow.table(reader)


def test_rows_and_their_slices_become_tables(data, table):
    rows = sprat.load(data)
    assert pyarrow.table(rows) == table
    part = pyarrow.table(rows[65_000:66_001])
    part.validate(full=True)
    assert part.to_pylist() == ROWS[65_000:66_001]
    with pytest.raises(ValueError, match="gaps"):
        pyarrow.table(rows[::2])


def test_text_comes_as_a_dictionary_on_request(data):
    class AsDictionary:
        def __init__(self, rows):
            self.rows = rows

        def __arrow_c_stream__(self, requested_schema=None):
            return self.rows.arrow_stream("dictionary")

    coded = pyarrow.table(AsDictionary(sprat.load(data)))
    coded.validate(full=True)
    assert pyarrow.types.is_dictionary(coded.schema.field("route").type)
    assert coded.slice(0, 100).to_pylist() == ROWS[:100]


def test_a_table_comes_back_as_the_same_rows(table):
    rows = sprat.loads(sprat.dumps(table))
    assert rows[:100] == [tuple(row.values()) for row in ROWS[:100]]
    assert pyarrow.table(rows) == table


def test_nested_tables_and_odd_names_come_in_and_go_out():
    table = pyarrow.table({
        "a b": [1, 2, 3],
        "code": pyarrow.array(["x", None, "x"]).dictionary_encode(),
        "pair": pyarrow.array([[1, 2], None, [3, 4]], pyarrow.list_(pyarrow.int32(), 2)),
        "place": pyarrow.array([{"x": 1.0, "y": 2}, {"x": 3.0, "y": 4}, None]),
    })
    rows = sprat.loads(sprat.dumps(table))
    assert rows[0].a_b == 1 and rows[0].place.y == 2 and rows[2].place is None and rows[1].pair is None
    assert pyarrow.table(rows).to_pylist() == table.to_pylist()


@pytest.mark.parametrize("array, message", [
    (pyarrow.array([[1, None]]), "null among its elements"),
    (pyarrow.array([{"x": None}], pyarrow.struct([("x", pyarrow.int64())])), "its struct is not"),
    (pyarrow.array([datetime.timedelta(1)]), "column c: Arrow's type tDu is none of sprat's"),
    (pyarrow.array([decimal.Decimal("1e17") + decimal.Decimal("0.001")]), "exceeds 64 bits"),
])
def test_what_sprat_has_no_type_for_is_refused_by_column(array, message):
    with pytest.raises(sprat.SchemaError, match=message):
        sprat.dumps(pyarrow.table({"c": array}))


@pytest.mark.parametrize("values, form", [
    ([5, -2**63, 2**63 - 1, None], pyarrow.int64()),
    ([2**63, -1, None], pyarrow.decimal128(38, 0)),
    ([-(10**38 - 1), 7], pyarrow.decimal128(38, 0)),
    ([10**38, -1, None, -10**75], pyarrow.decimal256(76, 0)),
    ([10**76, 1], None),
])
def test_integers_of_any_size_take_the_narrowest_form_that_holds_all(values, form):
    data = sprat.dumps([{"n": value, "list": [value or 0] * 3} for value in values])
    for source in (sprat.open(data), sprat.load(data), sprat.open(io.BytesIO(data))):
        table = pyarrow.table(source)
        table.validate(full=True)
        got = table["n"].to_pylist()
        if form is None:
            assert got == [str(value) for value in values]
        else:
            assert table.schema.field("n").type == table.schema.field("list").type.value_type == form
            assert [None if value is None else int(value) for value in got] == values
            assert [int(value) for value in table["list"][1].as_py()] == [values[1] or 0] * 3
            assert sprat.loads(sprat.dumps(table)) == sprat.loads(data)


def test_integers_of_a_pipe_are_texts_since_nothing_tells_their_size():
    class Pipe:
        read = io.BytesIO(sprat.dumps([{"n": 1}])).read

    assert pyarrow.table(sprat.open(Pipe())).to_pylist() == [{"n": "1"}]


def test_a_seekable_file_object_hands_its_stream_out_again(data, table):
    reader = sprat.open(io.BytesIO(data))
    assert next(reader).route == "0"
    assert pyarrow.table(reader) == pyarrow.table(reader) == table
    assert next(reader).route == "1"


def test_polars_pandas_and_duckdb_take_and_give_rows(data):
    polars = pytest.importorskip("polars")
    duckdb = pytest.importorskip("duckdb")
    rows = sprat.load(data)
    frame = polars.DataFrame(rows)
    assert frame["share"].sum() == sum(row["share"] for row in ROWS)
    assert sprat.loads(sprat.dumps(frame))[:50] == rows[:50]
    assert duckdb.sql("select count(*), sum(number) from rows").fetchall()[0][1] == sum(
        row["number"] or 0 for row in ROWS)


def test_a_structured_array_is_a_table():
    numpy = pytest.importorskip("numpy")
    array = numpy.array([(1, 0.5, "ä", "2020-02-29")],
                        dtype=[("n", "i4"), ("x", "f8"), ("s", "U5"), ("d", "M8[D]")])
    assert sprat.loads(sprat.dumps(array)) == [(1, 0.5, "ä", datetime.date(2020, 2, 29))]
