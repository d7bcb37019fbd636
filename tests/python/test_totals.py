# SPDX-License-Identifier: Apache-2.0
"""totals() counts and adds up columns, exactly, of all rows or of those that match."""
import datetime
import decimal
import io

import pytest

import sprat

DAY = datetime.date(2001, 1, 1)
SCHEMA = """table Row { n: long; small: ubyte = null; half: double; price: long (decimal: 2); flag: bool; text: string;
day: int (date); } root_type Row;"""
ROWS = [{"n": n, "small": n % 200 if n % 3 else None, "half": n / 2, "price": decimal.Decimal(n) / 100, "flag": n % 2 == 0,
         "text": str(n % 9), "day": DAY + datetime.timedelta(n // 1000)} for n in range(150_000)]
DATA = sprat.dumps(ROWS, schema=SCHEMA)
NUMBERS = ["n", "small", "half", "price", "flag"]


class Pipe:
    def __init__(self):
        self.read = io.BytesIO(DATA).read


def expected(names, rows):
    present = {name: [row[name] for row in rows if row[name] is not None] for name in names}
    return {name: sprat.Total(len(values), sum(values)) for name, values in present.items()}


SOURCES = [lambda: DATA, lambda: io.BytesIO(DATA), Pipe]


@pytest.mark.parametrize("source", SOURCES)
def test_all_columns_of_numbers_are_added_up(source):
    totals = sprat.open(source()).totals()
    assert totals == expected(NUMBERS, ROWS) and list(totals) == NUMBERS
    assert isinstance(totals["price"].sum, decimal.Decimal) and isinstance(totals["n"].sum, int)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("threads", [1, 3])
def test_of_the_rows_that_match(source, threads):
    where = [("day", ">=", DAY + datetime.timedelta(70)), ("small", "<", 20), ("text", "!=", "5")]
    kept = [row for row in ROWS[70_000:] if row["small"] is not None and row["small"] < 20 and row["text"] != "5"]
    totals = sprat.open(source(), columns=["price", "n"], where=where, threads=threads).totals()
    assert totals == expected(["price", "n"], kept)


def test_a_reader_of_a_file_adds_up_as_often_as_it_is_asked(tmp_path):
    path = tmp_path / "rows.sprat"
    path.write_bytes(DATA)
    reader = sprat.open(path, columns=["n"])
    assert next(reader).n == 0
    assert reader.totals() == reader.totals() == expected(["n"], ROWS)
    assert next(reader).n == 1


def test_integers_of_any_size_and_long_decimals_are_exact():
    rows = [{"n": 2**80, "price": decimal.Decimal("90071992547409.91")}, {"n": -3, "price": decimal.Decimal("0.01")}] * 2
    data = sprat.dumps(rows)
    assert sprat.open(data).totals() == {"n": sprat.Total(4, 2**81 - 6),
                                         "price": sprat.Total(4, decimal.Decimal("180143985094819.84"))}


def test_columns_of_structs_have_their_paths():
    data = sprat.dumps([{"place": {"x": 1, "y": 2.5}, "name": "a"}, {"place": {"x": 2, "y": 0.5}, "name": "b"}])
    assert sprat.open(data).totals() == {"place.x": sprat.Total(2, 3), "place.y": sprat.Total(2, 3.0)}


def test_no_rows_come_to_nothing():
    assert sprat.open(DATA, columns=["n", "half"], where=("n", "<", 0)).totals() == {
        "n": sprat.Total(0, 0), "half": sprat.Total(0, 0.0)}
    assert sprat.open(sprat.dumps([{"text": "a"}])).totals() == {}


def test_what_cannot_be_added_up_is_refused():
    with pytest.raises(sprat.SchemaError, match=r"column text \(text\) has no sum"):
        sprat.open(DATA, columns=["n", "text"]).totals()
    with pytest.raises(ValueError, match="1 or more"):
        sprat.open(DATA, threads=0)
    taken = sprat.open(Pipe())
    next(taken)
    with pytest.raises(ValueError, match="taken already"):
        taken.totals()


def test_damage_is_told():
    damaged = bytearray(DATA)
    damaged[len(DATA) // 2] ^= 1
    with pytest.raises(sprat.CorruptError):
        sprat.open(bytes(damaged)).totals()
