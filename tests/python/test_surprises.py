# SPDX-License-Identifier: Apache-2.0
"""What a newcomer tries first works, or says what to do instead."""
import collections.abc
import copy
import enum
import pathlib
import pickle
import sys

import pytest

import sprat

ROWS = [{"a": n, "b": str(n % 3)} for n in range(1000)]


@pytest.fixture(scope="module")
def rows():
    return sprat.loads(sprat.dumps(ROWS))


def test_rows_behave_as_a_sequence(rows):
    assert isinstance(rows, collections.abc.Sequence) and isinstance(rows[0], collections.abc.Sequence)
    assert rows.index((7, "1")) == 7 and rows.count((7, "1")) == 1
    with pytest.raises(TypeError, match="unhashable"):
        hash(rows)
    with pytest.raises(TypeError, match="rows.column"):
        rows["a"]


def test_rows_survive_pickling_and_copying(rows):
    for again in (pickle.loads(pickle.dumps(rows)), copy.copy(rows), copy.deepcopy(rows[::2])):
        assert again == rows or again == rows[::2]
        assert again.schema == rows.schema


def test_columns_are_sliced_and_named(rows):
    column = rows.column("a")
    assert list(column[-3:]) == [997, 998, 999] and column[-1] == 999 and "a of 1000 rows" in repr(column)


def test_sizes_are_told(rows):
    assert sys.getsizeof(rows) > 1000 * 7 > sys.getsizeof(rows[0])


def test_a_record_says_how_to_change_it(rows):
    with pytest.raises(AttributeError, match="_replace\\(a=value\\)"):
        rows[0].a = 5


@pytest.mark.parametrize("call, message", [
    (lambda: sprat.dump("rides.sprat", ROWS), "rows first, then the file"),
    (lambda: sprat.dump(pathlib.Path("rides.sprat"), ROWS), "rows first, then the file"),
    (lambda: sprat.dumps({"a": 1}), "is one row"),
])
def test_misplaced_arguments_are_noticed(call, message):
    with pytest.raises(TypeError, match=message):
        call()


def test_an_existing_file_is_kept_where_asked(tmp_path):
    sprat.dump(ROWS, tmp_path / "rows.sprat")
    with pytest.raises(OSError, match="overwrite=True replaces it"):
        sprat.dump(ROWS, tmp_path / "rows.sprat", overwrite=False)


def test_a_text_that_is_no_unicode_is_refused_by_row_and_field():
    with pytest.raises(ValueError, match="row 0, field a: .*surrogates"):
        sprat.dumps([{"a": "\udc80"}])


def test_integers_have_no_limit_of_digits():
    values = [10**5000, -10**20_000 + 1, 10**4300 - 1]
    assert [row.n for row in sprat.loads(sprat.dumps([{"n": value} for value in values]))] == values


def test_enums_whose_values_are_ints_are_taken():
    colour = enum.Enum("Colour", "RED BLUE")
    assert sprat.loads(sprat.dumps([{"c": colour.BLUE}]))[0].c.name == "BLUE"


def test_metadata_are_read_back():
    assert sprat.open(sprat.dumps(ROWS, metadata={"by": "me"})).metadata == {"by": "me"}


def test_values_of_numpy_are_what_they_look_like():
    numpy = pytest.importorskip("numpy")
    row = {"n": numpy.int64(3), "x": numpy.float32(0.5), "flag": numpy.bool_(True), "text": numpy.str_("a")}
    record = sprat.loads(sprat.dumps([row]))[0]
    assert record == (3, 0.5, True, "a") and record.flag is True
    with pytest.raises(TypeError, match="its item\\(\\)"):
        sprat.dumps([{"day": numpy.datetime64("2020-01-01")}])
