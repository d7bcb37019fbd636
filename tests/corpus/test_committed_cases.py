# SPDX-License-Identifier: Apache-2.0
"""Every file of cases/, as cases.json tells: what it is for, the options, and the types or the error expected."""
import json
import pathlib
import re

import pytest

import oracle
import program
import round_trip

FOLDER = pathlib.Path(__file__).parent / "cases"
CASES = json.loads((FOLDER.parent / "cases.json").read_text(encoding="utf-8"))
GOOD = [case for case in CASES if "error" not in case]
BAD = [case for case in CASES if "error" in case]
NAMED = {"space": " ", "none": ""}


def dialect_of(case):
    """The oracle's dialect, from the case's options and, where detection is tried, its `delimiter`."""
    given = {}
    options = iter(case.get("options", []))
    for option in options:
        if option == "--no-header":
            given["header"] = False
            continue
        name, _, value = option[2:].partition("=")
        value = value or next(options)
        if name == "null":
            given.setdefault("null", []).append(value)
        elif name == "skip":
            given["skip"] = int(value)
        elif name != "type":
            given[name] = NAMED.get(value, value)
    return oracle.Dialect(**{"delimiter": case.get("delimiter", ","), **given})


def case_name(case):
    return case["file"]


def data_of(case):
    return (FOLDER / case["file"]).read_bytes()


def test_every_file_is_listed_with_a_reason_and_every_listed_file_is_there():
    assert sorted(case["file"] for case in CASES) == sorted(path.name for path in FOLDER.iterdir())
    assert all(case["why"] for case in CASES)


@pytest.mark.parametrize("case", GOOD, ids=case_name)
def test_a_case_comes_back_with_the_types_expected(case, tmp_path):
    target, said = round_trip.assert_returns(tmp_path, data_of(case), dialect_of(case), *case.get("options", []),
                                             name=case["file"], identical=case.get("identical", False))
    assert re.search(case.get("says", ""), said), f"{case['says']!r} is not in: {said}"
    if "types" in case:
        types = program.column_types(target)
        assert len(types) == len(case["types"])
        assert all(map(program.has_type, types, case["types"])), f"{types}, expected {case['types']}"


@pytest.mark.parametrize("case", GOOD, ids=case_name)
def test_a_case_comes_back_through_pipes_threads_and_blocks_of_any_size(case, tmp_path):
    options = case.get("options", [])
    if case["file"].endswith(".tsv"):
        options = ["--delimiter", "tab", *options]
    round_trip.assert_every_way_agrees(tmp_path, data_of(case), dialect_of(case), *options,
                                       name=case["file"], identical=case.get("identical", False))


@pytest.mark.parametrize("case", BAD, ids=case_name)
def test_a_broken_case_is_refused_and_leaves_nothing(case, tmp_path):
    source = tmp_path / case["file"]
    source.write_bytes(data_of(case))
    result = program.run("convert", source, tmp_path / "out.sprat", *case.get("options", []))
    program.assert_refused(result, case["error"])
    assert [path.name for path in tmp_path.iterdir()] == [case["file"]]
