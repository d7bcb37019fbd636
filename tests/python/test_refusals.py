# SPDX-License-Identifier: Apache-2.0
"""What does not fit is refused, with the row, the field, the value and the way out."""
import datetime
import io
import os

import pytest

import sprat


@pytest.mark.parametrize("rows, message", [
    ([1, 2], "1 is no row.*write \\(value,\\)"),
    (["abc"], "'abc' is no row"),
    ([("a",), (1,)], "row 1, field field_1: 1 is int after str; schema="),
    ([{"a": object()}], "row 0, field a: <object.*no field can hold"),
    ([{"a": [1, None]}], "None among its elements"),
    ([{"a": float("nan")}, {"a": "x"}], "row 1, field a: 'x' is str after float"),
    ([], "no rows, and no schema="),
    ([(1, 2), (3,)], r"row 1: \(3,\) has 1 values, the rows before it 2"),
])
def test_first_rows_that_make_no_schema_are_refused(rows, message):
    with pytest.raises(TypeError, match=message):
        sprat.dumps(rows)


def test_a_later_row_of_another_kind_is_refused_by_row_and_field():
    rows = [{"n": n} for n in range(3000)] + [{"n": "many"}]
    with pytest.raises(TypeError, match="row 3000, field n: 'many' is not an int .*schema="):
        sprat.dumps(rows)


def test_a_later_row_with_a_new_key_is_refused():
    rows = [{"n": n} for n in range(3000)] + [{"n": 1, "extra": 2}]
    with pytest.raises(TypeError, match="no field 'extra'"):
        sprat.dumps(rows)


@pytest.mark.parametrize("idl, value, message", [
    ("byte", 128, "128 does not fit byte"),
    ("ubyte", -1, "-1 does not fit ubyte"),
    ("ulong", 2**64, "does not fit ulong"),
    ("float", 0.1, "32 bits; use double"),
    ("double", 2**53 + 1, "a double exactly"),
    ("long (decimal: 1)", 0.5, "0.5 is not a decimal.Decimal"),
    ("string (length: 2)", "abc", "a text of 2 bytes"),
    ('long (timestamp: "s")', datetime.datetime(2020, 1, 1, microsecond=1), "finer than timestamp"),
    ('long (timestamp: "us", tz: "UTC")', datetime.datetime(2020, 1, 1), "has no time zone"),
    ("int (date)", datetime.datetime(2020, 1, 1), "is not a datetime.date"),
    ("bool", 1, "1 is not a bool"),
    ("long", True, "True is not an int"),
    ("[long] (array: 2)", [1], "an array of 2 elements"),
])
def test_values_that_a_field_cannot_hold_exactly_are_refused(idl, value, message):
    schema = f"table Row {{ field: {idl}; }} root_type Row;"
    with pytest.raises((TypeError, OverflowError), match=f"row 0, field field: .*{message}"):
        sprat.dumps([(value,)], schema=schema)


def test_a_failed_dump_leaves_no_file_and_keeps_the_old_one(tmp_path):
    path = tmp_path / "rows.sprat"
    with pytest.raises(TypeError):
        sprat.dump([(1,), ("x",)], path)
    assert os.listdir(tmp_path) == []
    sprat.dump([(1,)], path)

    def broken():
        yield (1,)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sprat.dump(broken(), path, schema={"n": int})
    assert os.listdir(tmp_path) == ["rows.sprat"] and sprat.load(path) == [(1,)]


@pytest.mark.parametrize("broken", [(1, "b", [True, None], True), (1, "b", [True, "x"], True), (2**64, None, [], None),
                                    (1, "b", [False], 1), (1, "b"), 7])
@pytest.mark.parametrize("rows_before", [0, 1, 7, 8, 9])
def test_a_refused_row_is_taken_back_and_the_writer_goes_on(broken, rows_before):
    schema = "table R { n: long = null; text: string; flags: [bool]; flag: bool = null; } root_type R;"
    rows = [(n, f"t{n}" if n % 2 else None, [True] * n, bool(n % 3)) for n in range(rows_before + 3)]
    file = io.BytesIO()
    with sprat.create(file, schema=schema) as writer:
        writer.write_rows(rows[:rows_before])
        with pytest.raises((TypeError, OverflowError), match=f"row {rows_before}|no row"):
            writer.write(broken)
        writer.write_rows(rows[rows_before:])
    assert sprat.loads(file.getvalue()) == rows


def test_damaged_bytes_are_a_corrupt_error():
    data = bytearray(sprat.dumps([(n,) for n in range(100)]))
    data[len(data) // 2] ^= 1
    with pytest.raises(sprat.CorruptError):
        sprat.loads(bytes(data))
    with pytest.raises(ValueError):
        sprat.loads(b"no such file")


def test_a_missing_file_is_an_os_error(tmp_path):
    with pytest.raises(OSError, match="nowhere.sprat"):
        sprat.open(tmp_path / "nowhere.sprat")
