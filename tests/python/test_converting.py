# SPDX-License-Identifier: Apache-2.0
"""convert and infer_schema do what the command does."""
import gzip
import json

import pytest

import sprat

CSV = "route,date,rides\n3,01/01/2001,7354\n4,01/01/2001,\n"


@pytest.fixture
def csv(tmp_path):
    path = tmp_path / "rides.csv"
    path.write_text(CSV)
    return path


def test_a_csv_file_goes_to_sprat_and_back(csv, tmp_path):
    report = sprat.convert(csv, tmp_path / "rides.sprat")
    assert (report.rows, report.notes, report.schema.types["date"]) == (2, [], "date(%m/%d/%Y)?")
    assert sprat.load(tmp_path / "rides.sprat")[0].rides == 7354
    assert sprat.convert(tmp_path / "rides.sprat", tmp_path / "back.csv") == 2
    assert (tmp_path / "back.csv").read_text() == CSV


def test_json_lines_come_in_and_go_out(csv, tmp_path):
    sprat.convert(csv, tmp_path / "rides.sprat")
    sprat.convert(tmp_path / "rides.sprat", tmp_path / "rides.jsonl")
    lines = (tmp_path / "rides.jsonl").read_text().splitlines()
    assert json.loads(lines[1]) == {"route": 4, "date": "01/01/2001", "rides": None}
    sprat.convert(tmp_path / "rides.jsonl", tmp_path / "again.sprat")
    assert sprat.load(tmp_path / "again.sprat")[0].rides == 7354


def test_compressed_and_several_sources_become_one_file(csv, tmp_path):
    compressed = tmp_path / "more.csv.gz"
    compressed.write_bytes(gzip.compress(CSV.encode()))
    assert sprat.convert([csv, compressed], tmp_path / "all.sprat").rows == 4


def test_options_say_columns_types_and_schema(csv, tmp_path):
    report = sprat.convert(csv, tmp_path / "rides.sprat", columns=["route"], types={"route": "text"}, effort="fast")
    assert report.schema.types == {"route": "text?"}
    with pytest.raises(sprat.CsvError, match="rides.csv:3"):
        sprat.convert(csv, tmp_path / "none.sprat",
                      schema="table R { route: long; date: string; rides: int; } root_type R;")
    assert not (tmp_path / "none.sprat").exists()


def test_a_column_that_stays_text_is_told(tmp_path):
    path = tmp_path / "prices.csv"
    path.write_text("price\n1.1\n1.10\n")
    assert "stays text" in sprat.convert(path, tmp_path / "prices.sprat").notes[0]


def test_schemas_are_inferred(csv):
    assert sprat.infer_schema(csv).types == {"route": "byte", "date": "date(%m/%d/%Y)", "rides": "short?"}
    assert sprat.infer_schema(csv, narrow=False).types["route"] == "long?"


@pytest.mark.parametrize("source, target", [("a.xyz", "b.sprat"), ("a.csv", "b.csv"), (["a.csv", "b.jsonl"], "c.sprat")])
def test_conversions_that_are_none_are_refused(source, target):
    with pytest.raises(ValueError):
        sprat.convert(source, target)
