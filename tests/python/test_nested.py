# SPDX-License-Identifier: Apache-2.0
"""Nested values become structs: of dicts, dataclasses, named tuples; inferred, or as annotations say."""
import collections
import dataclasses
import datetime
import decimal
import typing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sprat

Named = collections.namedtuple("Named", "x y")


@dataclasses.dataclass
class Position:
    x: float
    y: float


@dataclasses.dataclass
class Stop:
    name: str
    position: Position | None


class Located(typing.TypedDict):
    x: float


class Place(Located, total=False):
    tags: list[str]


@pytest.mark.parametrize("value", [{"x": 1.5, "y": 2.5}, Position(1.5, 2.5), Named(1.5, 2.5)])
def test_values_with_fields_become_structs(value):
    rows = sprat.loads(sprat.dumps([{"name": "a", "position": value}, {"name": "b", "position": None}]))
    assert (rows[0].position.x, rows[0].position["y"]) == (1.5, 2.5) and rows[0].position == (1.5, 2.5)
    assert rows[1].position is None
    assert sprat.loads(sprat.dumps(list(rows))) == rows


def test_structs_nest():
    row = {"outer": {"inner": {"n": 1, "day": datetime.date(2020, 1, 1)}, "price": decimal.Decimal("1.10")}}
    record = sprat.loads(sprat.dumps([row]))[0]
    assert record.outer.inner.day == datetime.date(2020, 1, 1) and record.outer.price == decimal.Decimal("1.10")


def test_annotations_name_structs():
    rows = sprat.loads(sprat.dumps([Stop("a", Position(1.0, 2.0)), Stop("b", None)], schema=Stop))
    assert rows.schema.types["position"] == "Position?" and rows[0].position.y == 2.0 and rows[1].position is None
    with pytest.raises(TypeError, match="row 0, field x: 'far' is not a float"):
        sprat.dumps([Stop("a", Position("far", 2.0))], schema=Stop)


def test_typed_dicts_say_what_may_lack():
    rows = sprat.loads(sprat.dumps([{"x": 1.0}, {"x": 2.0, "tags": ["a"]}], schema=Place))
    assert rows == [(1.0, None), (2.0, ["a"])]


@pytest.mark.parametrize("value, message", [
    ({"x": "text"}, "x is str, which a struct has no room for"),
    ({"x": None}, "has None as its x"),
    ({"a b": 1}, "'a b' is no name"),
    ({}, "without fields"),
    ([{"x": 1}], "lists of dict"),
])
def test_what_structs_cannot_hold_is_refused_with_the_field(value, message):
    with pytest.raises(TypeError, match=f"field place: .*{message}"):
        sprat.dumps([{"place": value}])


def test_structs_of_other_fields_are_of_another_kind():
    with pytest.raises(TypeError, match="row 1, field p: .*{x: float} after {y: float}"):
        sprat.dumps([{"p": {"y": 1.0}}, {"p": {"x": 1.0}}])


@given(st.lists(st.none() | st.fixed_dictionaries({
    "flag": st.booleans(), "n": st.integers(-2**63, 2**63 - 1), "x": st.floats(allow_nan=False), "day": st.dates(),
    "at": st.datetimes(), "deep": st.fixed_dictionaries({"time": st.times()})}), min_size=1, max_size=12))
@settings(max_examples=40, deadline=None)
def test_nested_values_come_back(values):
    rows = sprat.loads(sprat.dumps([{"value": value} for value in values]))
    for value, (record,) in zip(values, rows, strict=True):
        if value is None:
            assert record is None
        else:
            assert {**record._asdict(), "deep": record.deep._asdict()} == value
