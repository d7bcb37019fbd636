# SPDX-License-Identifier: Apache-2.0
"""Files that others published, where they are at hand: ../shared/data/csv. They are not part of the project."""
import json

import pytest

import oracle
import program
import round_trip

FOLDER = program.ROOT.parent / "shared" / "data" / "csv"
FILES = sorted(path for path in FOLDER.rglob("*") if path.suffix in (".csv", ".tsv"))
# location_coordinates.json has another telephone number than its CSV file.
SPECTRUM = [path for path in FILES if path.parent.name == "spectrum" and path.stem != "location_coordinates"]
not_here = pytest.mark.skipif(not FILES, reason=f"no public files in {FOLDER}")


def dialect_of(path):
    return oracle.Dialect(delimiter="\t" if path.suffix == ".tsv" else ",")


@not_here
@pytest.mark.parametrize("path", FILES, ids=[f"{path.parent.name}/{path.name}" for path in FILES])
def test_a_public_file_comes_back(path, tmp_path):
    round_trip.assert_returns(tmp_path, path.read_bytes(), dialect_of(path), name=path.name)


@not_here
@pytest.mark.parametrize("path", SPECTRUM, ids=[path.name for path in SPECTRUM])
def test_csv_spectrum_means_what_its_authors_say(path, tmp_path):
    """Their JSON holds texts only, so that numbers are compared by their spelling, and CRLF in cells, which their
    CSV files have lost."""
    text = (path.parent / "expected" / f"{path.stem}.json").read_text(encoding="utf-8")
    expected = json.loads(text.replace("\\r\\n", "\\n"))
    target, _ = round_trip.assert_returns(tmp_path, path.read_bytes())
    lines = program.cat(target, "--to", "jsonl").decode().splitlines()
    found = [json.loads(line, parse_int=str, parse_float=str) for line in lines]
    assert [{name: "" if value is None else value for name, value in row.items()} for row in found] == expected
