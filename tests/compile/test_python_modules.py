# SPDX-License-Identifier: Apache-2.0
"""The golden Python modules at work: imported, annotated, pickled, and checked by mypy where it is there."""
import copy
import datetime
import decimal
import importlib.util
import pathlib
import pickle
import subprocess
import sys
import typing

import pytest

GOLDEN = sorted((pathlib.Path(__file__).parent / "golden").glob("*.py"))


def load(path):
    """The module, known by a name as pickle needs it; not its own, which may be that of Python's `time`."""
    spec = importlib.util.spec_from_file_location(f"golden_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def golden(name):
    return load(GOLDEN[0].with_name(f"{name}.py"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_module_is_imported_with_nothing_else(path):
    done = subprocess.run([sys.executable, "-B", "-I", "-S", "-W", "error", path], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_annotations_are_types(path):
    module = load(path)
    classes = [value for value in vars(module).values() if hasattr(value, "_fields")]
    assert classes
    for record in classes:
        assert set(record._fields) <= set(typing.get_type_hints(record))


def test_a_record_is_a_tuple_with_names_and_its_schema():
    module = golden("rides")
    ride = module.Ride("X28", datetime.date(2001, 1, 1), module.DayType.weekday)
    assert ride == ("X28", datetime.date(2001, 1, 1), 0, None)
    assert ride._replace(rides=7).rides == 7
    assert isinstance(ride._replace(rides=7), module.Ride)
    assert "table Ride {" in module.Ride.__sprat_schema__
    assert module.Ride.__sprat_schema__ is module.SCHEMA
    assert module.Ride.__doc__ == "One route's ridership on one day."
    assert not hasattr(ride, "__dict__")
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(ride, protocol)) == ride
    assert type(pickle.loads(pickle.dumps(ride))) is module.Ride
    assert copy.deepcopy(ride) == ride


def test_defaults_are_those_of_the_schema():
    module = golden("places")
    assert module.Kind.station == 1
    trip = golden("trips").Trip._field_defaults
    assert trip == {"price": None}


def test_every_type_has_its_annotation():
    module = golden("every_type")
    hints = typing.get_type_hints(module.EveryType)
    assert hints["first_day"] is datetime.date
    assert hints["maybe_price"] == decimal.Decimal | None
    assert hints["position"] == tuple[float, float, float]
    assert hints["many"] == tuple[float, ...] | None
    assert hints["colors"] == list[module.Color] | None
    assert hints["segment"] is module.Segment


def test_type_checkers_take_the_modules():
    mypy = pytest.importorskip("mypy.api")
    for path in GOLDEN:
        said, errors, status = mypy.run(["--strict", "--cache-dir", "/dev/null", str(path)])
        assert status == 0, said + errors
