# SPDX-License-Identifier: Apache-2.0
"""Records: views of a row that behave as named tuples do."""
import copy
import datetime
import pickle

import pytest

import sprat

ROWS = [
    {"route": "3", "date": datetime.date(2001, 1, 1), "daytype": "U", "rides": 7354},
    {"route": "4", "date": datetime.date(2001, 1, 1), "daytype": "U", "rides": None},
]


@pytest.fixture
def record():
    return sprat.loads(sprat.dumps(ROWS))[0]


def test_values_are_found_by_attribute_index_and_name(record):
    assert record.rides == record[3] == record[-1] == record["rides"] == 7354


def test_a_slice_is_a_tuple(record):
    assert record[:2] == ("3", datetime.date(2001, 1, 1))


def test_a_record_unpacks_and_has_the_length_of_its_fields(record):
    route, _, daytype, rides = record
    assert (route, daytype, rides, len(record)) == ("3", "U", 7354, 4)


def test_a_record_equals_and_hashes_as_its_tuple(record):
    values = tuple(ROWS[0].values())
    assert record == values and values == record and hash(record) == hash(values)
    assert record != values[:3] and record != list(values)


def test_records_are_ordered_as_tuples(record):
    other = record._replace(rides=8000)
    assert record < other and sorted([other, record]) == [record, other]


def test_a_record_as_a_dict_has_its_fields_in_order(record):
    assert list(record._asdict().items()) == list(ROWS[0].items())


def test_replace_changes_a_copy(record):
    assert record._replace(rides=0).rides == 0 and record.rides == 7354
    with pytest.raises(ValueError, match="no field 'riders'"):
        record._replace(riders=0)


def test_a_record_prints_its_fields(record):
    assert repr(record) == "Row(route='3', date=datetime.date(2001, 1, 1), daytype='U', rides=7354)"


def test_a_record_matches_patterns(record):
    match record:
        case (route, *_):
            assert route == "3"
    match record:
        case sprat.Record(daytype="U", rides=rides):
            assert rides == 7354
        case _:
            pytest.fail("no match by attributes")


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_record_survives_pickling(record, protocol):
    again = pickle.loads(pickle.dumps(record, protocol))
    assert again == record and again.route == "3" and type(again) is type(record)


def test_a_copy_of_a_record_equals_it(record):
    assert copy.copy(record) == record and copy.deepcopy(record) == record


def test_what_a_record_lacks_is_the_error_that_a_tuple_or_dict_would_raise(record):
    with pytest.raises(AttributeError):
        record.riders
    with pytest.raises(KeyError):
        record["riders"]
    with pytest.raises(IndexError):
        record[4]


def test_records_cannot_be_changed_or_made(record):
    with pytest.raises(AttributeError):
        record.rides = 1
    with pytest.raises(TypeError):
        sprat.Record()


def test_count_and_index_work_unless_fields_are_called_so(record):
    assert record.count("U") == 1 and record.index(7354) == 3
    named = sprat.loads(sprat.dumps([{"count": 5, "index": 6}]))[0]
    assert (named.count, named.index) == (5, 6)


def test_records_of_the_same_fields_have_one_class():
    one, other = (sprat.loads(sprat.dumps(ROWS))[0] for _ in range(2))
    assert type(one) is type(other) and type(one)._fields == ("route", "date", "daytype", "rides")


def test_equal_texts_and_dates_of_a_block_are_one_object():
    rows = sprat.loads(sprat.dumps(ROWS * 2000))
    assert rows[0].daytype is rows[1].daytype and rows[0].date is rows[3].date


def test_a_kept_record_never_changes():
    data = sprat.dumps([{"n": n} for n in range(5000)])
    kept = [record for record in sprat.open(data)]
    assert [record.n for record in kept] == list(range(5000))


def test_records_kept_here_and_there_never_change():
    data = sprat.dumps([{"n": n} for n in range(70_000)])
    kept, reader = [], sprat.open(data)
    for number, record in enumerate(reader):
        if number % 3 == 0:
            kept.append(record)
        if number % 1000 == 0:
            kept.append(next(reader))
            break
    kept.extend(record for record in reader if record.n % 777 == 0)
    numbers = [record.n for record in kept]
    assert numbers == [0, 1, *range(777, 70_000, 777)]


def test_a_record_outlives_its_reader():
    with sprat.open(sprat.dumps(ROWS)) as reader:
        record = next(reader)
    assert record.route == "3"
