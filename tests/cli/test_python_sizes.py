# SPDX-License-Identifier: Apache-2.0
"""What `sprat schema --sizes` says of Python's objects is what sys.getsizeof measures.

The program is $SPRAT, or build/release/sprat. CPython's sizes differ by version: 3.11's are meant, and others skip.
"""
import csv
import datetime
import decimal
import json
import os
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("SPRAT", ROOT / "build/release/sprat")).resolve()

pytestmark = pytest.mark.skipif(sys.implementation.name != "cpython" or sys.version_info[:2] != (3, 11),
                                reason="the sizes of CPython 3.11")


def own_bytes(value):
    """Of what is made for this value alone."""
    is_shared = (value is None or isinstance(value, bool)
                 or isinstance(value, int) and -5 <= value <= 256
                 or isinstance(value, str) and (not value or len(value) == 1 and value < "\u0100"))
    return 0 if is_shared else sys.getsizeof(value)


def sizes(tmp_path, header, rows, types):
    path = tmp_path / "rows.csv"
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])
    command = [PROGRAM, "schema", "--sizes", "--json", path]
    for name, kind in types.items():
        command += ["--type", f"{name}={kind}"]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


CASES = {
    "integers": ("long", [0, -5, 256, 257, -6, 2**30 - 1, 2**30, -2**30, 2**60, -2**63]),
    "doubles": ("double", [0.5, -1e300, 2.25]),
    "texts": ("text", ["", "a", "ab", "é", "éa", "grün", "日本", "€", "Ā", "\U0001F41F", "x" * 500]),
    "dates": ("date(%Y-%m-%d)", [datetime.date(2001, 2, 3)]),
    "timestamps": ("timestamp(%Y-%m-%d %H:%M:%S)", [datetime.datetime(2001, 2, 3, 4, 5, 6)]),
    "times": ("time(%H:%M:%S)", [datetime.time(4, 5, 6)]),
    "decimals": ("decimal(2)", [decimal.Decimal("1.25"), decimal.Decimal("-1000000.50")]),
}


@pytest.mark.parametrize("name", CASES)
def test_values(tmp_path, name):
    kind, values = CASES[name]
    found = sizes(tmp_path, ["number", "value"], [[i, value] for i, value in enumerate(values)], {"value": kind})
    assert found["rows"] == len(values)
    expected = sum(own_bytes(None if value == "" else value) for value in values) / len(values)
    assert found["fields"][1]["python_bytes"] == pytest.approx(expected)


@pytest.mark.parametrize("count", [1, 4, 5, 6, 10, 11, 21, 22, 42, 43, 100, 171, 1000])
def test_rows(tmp_path, count):
    header = [f"column{i}" for i in range(count)]
    found = sizes(tmp_path, header, [["x"] * count], {})
    assert found["python_tuple_bytes"] == sys.getsizeof(tuple(header))
    assert found["python_dict_bytes"] == sys.getsizeof(dict(zip(header, header)))
