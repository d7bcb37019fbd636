# SPDX-License-Identifier: Apache-2.0
"""The reader written from docs/format.md alone reads every golden file and what sprat writes, and notices damage."""
import json
import os
import pathlib
import random
import subprocess
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from decode import decode  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("SPRAT", ROOT / "build/release/sprat")).resolve()
GOLDEN = sorted((pathlib.Path(__file__).parents[1] / "golden").glob("*/*.sprat"))


def described(of):
    """A column as the expectation files describe it."""
    known = {name: getattr(of, name) for name in ("name", "kind", "nullable", "unit", "scale", "length")}
    return known | ({"element": described(of.element)} if of.element else {})


def leaf_kind(of):
    return of.element.kind if of.element else of.kind


def as_expected(kind, value):
    """A value as the expectation files write it."""
    if isinstance(value, list):
        return [as_expected(kind, element) for element in value]
    if value is None or kind not in (10, 11, 17):
        return value
    if kind == 17:
        return value.hex()
    return "nan" if value != value else repr(value)


def expected_value(kind, value):
    if isinstance(value, list):
        return [expected_value(kind, element) for element in value]
    return repr(float.fromhex(value)) if kind in (10, 11) and value not in (None, "nan") else value


def test_there_are_golden_files():
    assert len(GOLDEN) >= 5


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_the_second_reader_reads_a_golden_file(path):
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    read = decode(path.read_bytes())
    assert [described(of) for of in read.fields] == expected["fields"]
    kinds = [leaf_kind(of) for of in read.fields]
    assert ([[as_expected(kind, value) for kind, value in zip(kinds, row)] for row in read.rows]
            == [[expected_value(kind, value) for kind, value in zip(kinds, row)]
                for row in expected["rows"]])


def test_the_second_reader_reads_long_texts_of_several_blocks(tmp_path):
    chance = random.Random(5)
    words = "carefully quickly regular final deposits accounts requests foxes among packages".split()
    texts = [" ".join(chance.choices(words, k=1 + chance.randrange(6))) for _ in range(24_000)]
    (tmp_path / "texts.csv").write_text("text\n" + "".join(f"{text}\n" for text in texts), encoding="utf-8")
    subprocess.run([PROGRAM, "convert", "--quiet", "--block-rows", "8000", "texts.csv", "texts.sprat"], cwd=tmp_path,
                   check=True)
    told = subprocess.run([PROGRAM, "info", "texts.sprat"], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert "fsst(byte_shuffle) zstd" in told.stdout
    assert [row[0] for row in decode((tmp_path / "texts.sprat").read_bytes()).rows] == texts


def test_the_second_reader_notices_every_cut_and_damaged_byte_of_a_file():
    path = min(GOLDEN, key=lambda path: path.stat().st_size)
    whole = path.read_bytes()
    sound = decode(whole).rows
    for size in range(len(whole)):
        with pytest.raises(ValueError):
            decode(whole[:size])
    for at in range(len(whole)):
        damaged = bytearray(whole)
        damaged[at] ^= 0x40
        try:
            assert decode(bytes(damaged)).rows == sound
        except ValueError:
            pass
