# SPDX-License-Identifier: Apache-2.0
"""Rows of every type come back as they were."""
import collections
import dataclasses
import datetime
import decimal
import enum
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sprat


class Signal(enum.IntEnum):
    NONE = 0
    GPS = 1
    RADIO = 5


UTC = datetime.timezone.utc
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = {
    "bool": st.booleans(),
    "int": st.integers(),
    "float": st.floats(),
    "str": TEXTS,
    "bytes": st.binary(max_size=20),
    "date": st.dates(),
    "time": st.times(),
    "datetime": st.datetimes(),
    "aware": st.datetimes(timezones=st.just(UTC)),
    "decimal": st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-10**12, max_value=10**12),
    "enum": st.sampled_from(Signal),
    "ints": st.lists(st.integers(), max_size=4),
    "texts": st.lists(TEXTS, max_size=4),
    "dates": st.lists(st.dates(), max_size=4),
}


def same(left, right):
    if isinstance(left, float) and math.isnan(left):
        return isinstance(right, float) and math.isnan(right)
    return left == right and type(left) is type(right) or isinstance(left, enum.Enum) and left == right


@pytest.mark.parametrize("kind", VALUES)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_values_come_back_equal_and_of_their_type(kind, data):
    values = data.draw(st.lists(st.none() | VALUES[kind], min_size=1, max_size=30))
    rows = sprat.loads(sprat.dumps([(value,) for value in values]))
    assert len(rows) == len(values)
    assert all(same(value, row[0]) for value, row in zip(values, rows))


@given(rows=st.lists(st.fixed_dictionaries({name: st.none() | values for name, values in VALUES.items()}),
                     min_size=1, max_size=10))
@settings(max_examples=40, deadline=None)
def test_rows_of_all_types_come_back(rows):
    back = sprat.loads(sprat.dumps(rows))
    for row, record in zip(rows, back, strict=True):
        assert all(same(row[name], record[name]) for name in VALUES)


@pytest.mark.parametrize("value", [2**63 - 1, 2**63, 2**64, -2**63, -2**63 - 1, 10**4000, -10**100])
def test_integers_of_any_size_come_back(value):
    assert sprat.loads(sprat.dumps([{"n": value}]))[0].n == value


@pytest.mark.parametrize("count", [0, 1, 1023, 1024, 1025, 65535, 65536, 65537])
def test_any_number_of_rows_comes_back(count):
    rows = sprat.loads(sprat.dumps(((n, str(n % 7)) for n in range(count)), schema={"n": int, "text": str}))
    assert len(rows) == count and [row.n for row in rows] == list(range(count))


def test_rows_without_null_bits_and_with_meet_in_one_column():
    values = [None if n % 65536 == 70 and n > 65536 else n for n in range(150_001)]
    rows = sprat.loads(sprat.dumps([(value,) for value in values]))
    assert [row[0] for row in rows] == values


@dataclasses.dataclass
class Ride:
    route: str
    rides: int | None


Named = collections.namedtuple("Named", "route rides")


@pytest.mark.parametrize("row", [{"route": "3", "rides": 5}, Ride("3", 5), Named("3", 5),
                                 collections.ChainMap({"route": "3", "rides": 5})])
def test_every_kind_of_row_is_taken(row):
    record = sprat.loads(sprat.dumps([row]))[0]
    assert (record.route, record.rides) == ("3", 5)


def test_records_are_rows_themselves():
    rows = sprat.loads(sprat.dumps([Ride("3", None)], schema=Ride))
    assert sprat.loads(sprat.dumps(rows)) == [("3", None)]


def test_names_that_are_no_identifiers_are_kept():
    rows = sprat.loads(sprat.dumps([{"Total Rides": 5, "1": 2, "class": 3}]))
    assert rows[0] == (5, 2, 3) and rows[0].Total_Rides == 5


def test_a_dataclass_says_the_schema():
    with pytest.raises(TypeError, match="row 0, field route: None, but the field is required"):
        sprat.dumps([Ride(None, 5)], schema=Ride)


def test_decimals_keep_their_digits():
    record = sprat.loads(sprat.dumps([{"price": decimal.Decimal("1.10")}, {"price": decimal.Decimal("-0.05")}]))
    assert [str(row.price) for row in record] == ["1.10", "-0.05"]


def test_attrs_and_msgspec_objects_are_rows():
    attrs = pytest.importorskip("attrs")
    msgspec = pytest.importorskip("msgspec")
    by_attrs = attrs.make_class("ByAttrs", ["route", "rides"])
    by_msgspec = msgspec.defstruct("ByMsgspec", [("route", str), ("rides", int | None)])
    for row in (by_attrs("3", 5), by_msgspec("3", 5)):
        assert sprat.loads(sprat.dumps([row]))[0] == ("3", 5)
    assert sprat.loads(sprat.dumps([by_msgspec("3", None)], schema=by_msgspec))[0] == ("3", None)
