# SPDX-License-Identifier: Apache-2.0
"""Each file of bench/contenders finds the same totals, or says what it lacks.

The program is $SPRAT, or build/release/sprat.
"""
import collections
import csv
import importlib.util
import json
import os
import pathlib
import random
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("SPRAT", ROOT / "build/release/sprat")).resolve()
FOLDER = ROOT / "bench" / "contenders"
OF_CSV = sorted(FOLDER.glob("csv/*/*.py"))
OF_TABLES = ("arrays_and_tables", "databases", "sprat")
OF_TUPLES = sorted(FOLDER.glob("synthetic/*/*.py"))

pytestmark = pytest.mark.skipif(not PROGRAM.exists(), reason="the command is not built")


class Sample:
    """A CSV file, what a contender is told of it, and the right answer."""

    def __init__(self, folder, rows, delimiter=",", **told):
        self.csv = folder / "rows.csv"
        with open(self.csv, "w", newline="", encoding="utf-8") as file:
            csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(rows)
        self.sprat = folder / "rows.sprat"
        subprocess.run([PROGRAM, "convert", "--quiet", self.csv, self.sprat], check=True)
        (folder / "work").mkdir()
        told = {"csv": self.csv, "data": folder / "work" / "data", "sprat": self.sprat,
                "encoding": "utf-8", "delimiter": delimiter, "quote": '"', "escape": "",
                "nulls": "\x1f" * (len(rows[0]) - 1), "rows": len(rows) - 1, "key_length": ""} | told
        self.arguments = [f"{name}={value}" for name, value in told.items()]
        key, value = int(told["key"]), told["value"]
        sums = collections.Counter()
        for row in rows[1:]:
            cell = 1 if value == "" else row[value]
            if cell != "":
                group = row[key] if told["key_length"] == "" else row[key][:told["key_length"]]
                sums[group] += float(cell)
        largest = sorted(sums.items(), key=lambda item: (-item[1], item[0].encode()))[:5]
        encode = load_helper("_job").percent_encode
        self.answer = " ".join(f"{encode(group)}={total:.9g}" for group, total in largest)

    def run(self, contender, *more):
        """What the contender reports."""
        found = importlib.util.find_spec("sprat")
        packages = pathlib.Path(found.origin).parents[1] if found else ""
        for left in self.csv.parent.glob("work/*"):
            left.unlink()
        done = subprocess.run(
            [sys.executable, "-B", FOLDER / "_run.py", contender, f"packages={packages}",
             *self.arguments, *more], capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        report = json.loads(done.stdout)
        if report.get("status", "").startswith("not installed"):
            pytest.skip(report["status"])
        return report


def load_helper(name):
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def rides(tmp_path_factory):
    """Text, a date, a number; every cell there."""
    rows = [["route", "date", "daytype", "rides"]]
    rows += [[f"X{i * 7 % 11}", f"0{i % 9 + 1}/01/2001", "UWA"[i % 3], 100 + i * i] for i in range(300)]
    return Sample(tmp_path_factory.mktemp("rides"), rows, kinds="ttti", required="1111", key=0, value=3)


@pytest.fixture(scope="module")
def sales(tmp_path_factory):
    """Quotes, line ends and umlauts in texts, a price that may be missing, a header to be renamed."""
    rows = [["the shop", "class", "price", "price"]]
    for i in range(200):
        rows.append([['Köln; "Süd"', "two\nlines", "plain", "4th"][i % 4], f"c{i % 5}",
                     "" if i % 7 == 0 else f"{i}.25", i])
    return Sample(tmp_path_factory.mktemp("sales"), rows, delimiter=";", kinds="ttri", required="1101",
                  key=0, value=2)


@pytest.fixture(scope="module")
def words(tmp_path_factory):
    """No number: every row counts 1."""
    rows = [["word", "kind"]] + [[f"w{i % 6}", "ab"[i % 2]] for i in range(50)]
    return Sample(tmp_path_factory.mktemp("words"), rows, kinds="tt", required="11", key=0, value="")


@pytest.fixture(scope="module")
def tuples(tmp_path_factory):
    """As --synthetic makes them; few enough for a test."""
    random.seed(7)
    rows = [["number", "letters", "integer"]]
    for i in range(400):
        letters = "".join(random.choices("abcdefgh", k=20))
        rows.append([random.random(), letters, 2**64 if i == 0 else random.randint(0, 2**64)])
    return Sample(tmp_path_factory.mktemp("tuples"), rows, kinds="rtn", required="111", key=1,
                  key_length=1, value=0)


def check(report, sample):
    assert report["answer"] == sample.answer
    assert report["peak_kb"] >= 0 and report["start_kb"] > 0
    assert (report["write_seconds"] or 0) + (report["read_seconds"] or 0) > 0


@pytest.mark.parametrize("contender", OF_CSV, ids=lambda path: path.stem)
def test_contender_of_a_csv_finds_the_totals(contender, sales):
    check(sales.run(contender), sales)


@pytest.mark.parametrize("contender", [path for path in OF_CSV if path.parent.name in OF_TABLES],
                         ids=lambda path: path.stem)
def test_contender_counts_rows_where_there_is_no_number(contender, words):
    check(words.run(contender), words)


@pytest.mark.parametrize("contender", OF_TUPLES, ids=lambda path: path.stem)
def test_contender_of_tuples_finds_the_totals(contender, tuples):
    report = tuples.run(contender)
    if report["answer"] is not None:  # Those with data of their own check them by themselves.
        check(report, tuples)


def test_traced_run_tells_pythons_own_count(rides):
    rows = rides.run(FOLDER / "csv" / "rows_in_memory" / "list_of_dicts.py", "trace=1")
    assert rows["traced_bytes"] > 300 * 200
    stream = rides.run(FOLDER / "csv" / "rows_in_memory" / "csv_generator.py", "trace=1")
    assert stream["traced_bytes"] < rows["traced_bytes"]


def test_missing_package_is_named_with_what_installs_it(tmp_path, rides):
    contender = tmp_path / "new.py"
    contender.write_text("import no_such_package\n")
    with pytest.raises(pytest.skip.Exception, match="python3 -m pip install no_such_package"):
        rides.run(contender)
