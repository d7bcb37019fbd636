# SPDX-License-Identifier: Apache-2.0
"""bench/peers/plot.py draws well-formed pictures of whatever compare.py measured."""
import json
import pathlib
import subprocess
import sys
import xml.etree.ElementTree

PLOT = pathlib.Path(__file__).resolve().parents[2] / "bench/peers/plot.py"
SVG = "{http://www.w3.org/2000/svg}"


def row(task, who, **figures):
    return {"file": "rides & co.csv", "task": task, "who": who, "status": "ok", "wall": 1.0, "cpu": 1.0,
            "peak_mb": 10.0, "bytes": 1_000_000} | figures


def draw(tmp_path, rows):
    """Picture's name -> its root."""
    results = tmp_path / "results.json"
    results.write_text(json.dumps(rows), "utf-8")
    subprocess.run([sys.executable, "-B", PLOT, results, tmp_path / "images"], check=True, stdout=subprocess.DEVNULL)
    return {path.name: xml.etree.ElementTree.parse(path).getroot() for path in (tmp_path / "images").glob("*")}


def texts(picture):
    return [element.text for element in picture.iter(f"{SVG}text")]


def bars(picture):
    return [float(element.get("width")) for element in picture.iter(f"{SVG}rect") if element.get("class") == "bar"]


def test_three_pictures_for_each_file(tmp_path):
    pictures = draw(tmp_path, [row("convert", "sprat"), row("convert", "other", file="b.csv")])
    names = {f"{stem}-{plot}.svg" for stem in ("rides & co", "b") for plot in ("wall", "memory", "size")}
    assert set(pictures) == names
    assert texts(pictures["rides & co-wall.svg"])[0] == "rides & co.csv: wall seconds"


def test_the_least_comes_first_and_lengths_are_proportional(tmp_path):
    picture = draw(tmp_path, [row("scan", "slow", wall=4.0), row("scan", "sprat", wall=1.0)])["rides & co-wall.svg"]
    assert texts(picture)[1:] == ["scan", "sprat", "1.00", "slow", "4.00"]
    short, long = bars(picture)
    assert abs(short * 4 - long) < 0.5


def test_the_start_of_an_interpreter_is_drawn_lighter(tmp_path):
    picture = draw(tmp_path, [row("scan", "peer", wall=4.0, within=1.0)])["rides & co-wall.svg"]
    full, light = [float(part.get("width")) for part in picture.iter(f"{SVG}rect") if part.get("class") in ("bar", "light")]
    assert abs(full * 3 - light) < 0.5
    assert texts(picture)[-1] == "4.00"
    assert texts(picture)[1].startswith("lighter: ")


def test_failures_are_told_and_have_no_bar(tmp_path):
    failed = {"file": "rides & co.csv", "task": "scan", "who": "<peer>", "status": "not installed <&>"}
    picture = draw(tmp_path, [failed, row("scan", "sprat")])["rides & co-wall.svg"]
    assert texts(picture)[-2:] == ["<peer>", "not installed <&>"]
    assert len(bars(picture)) == 1


def test_figures_that_are_missing_or_zero(tmp_path):
    without_bytes = row("scan", "sprat", bytes=None, wall=0.0)
    pictures = draw(tmp_path, [without_bytes])
    assert "rides & co-size.svg" not in pictures
    assert not bars(pictures["rides & co-wall.svg"])


def test_nothing_measured_draws_nothing(tmp_path):
    assert not draw(tmp_path, [])


def test_pictures_need_no_other_file(tmp_path):
    draw(tmp_path, [row("convert", "sprat")])
    text = (tmp_path / "images" / "rides & co-wall.svg").read_text("utf-8")
    assert "href" not in text and "url(" not in text and "@import" not in text
