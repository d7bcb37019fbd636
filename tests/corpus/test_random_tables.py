# SPDX-License-Identifier: Apache-2.0
"""Random tables of nasty cells in all dialects, and random text that may be no table at all."""
import csv
import random

import pytest

import generated
import oracle
import program
import round_trip

ROUNDS = 40
NASTY = ["", " ", "  x ", '"', '""', "'", ",", ";", "\t", "|", "a,b", 'say "hi"', "#", "\\", "\\n", "=1+1", "é", "日本",
         "😀", "\ufeff", "\u2028", "\x00", "\x1a", "NA", "NULL", "nan", "inf", "-inf", "None", "true", "True",
         "1", "-0", "0", "007", "1.10", "1.1", "1e5", "1E5", "+5", ".5", "5.", "0x10", "1_000",
         "9223372036854775808", "2020-01-02", "02/29/2001", "01/02/2001", "12:34:56", "2020-01-02T03:04:05Z",
         "x" * 70, "y" * 300]
KINDS = {
    "integer": lambda pick: str(pick.choice([0, 1, -1, pick.getrandbits(10), -pick.getrandbits(62)])),
    "decimal": lambda pick: f"{pick.randrange(10**6)}.{pick.randrange(100):02}",
    "float": lambda pick: repr(pick.choice([0.0, 1e300, 5e-324]) if pick.random() < .1 else pick.gauss(0, 1000)),
    "printf": lambda pick: "%g" % (pick.gauss(0, 1) * 10 ** pick.randrange(-9, 20)),
    "date": lambda pick: f"{pick.randrange(1, 10000):04}-{pick.randrange(1, 13):02}-{pick.randrange(1, 29):02}",
    "time": lambda pick: f"{pick.randrange(24):02}:{pick.randrange(60):02}:{pick.randrange(60):02}",
    "boolean": lambda pick: pick.choice(["True", "False"]),
    "word": lambda pick: pick.choice(["red", "green", "blue", "naïve"]),
    "nasty": lambda pick: pick.choice(NASTY),
    "mixture": lambda pick: KINDS[pick.choice(["integer", "decimal", "float", "nasty"])](pick),
}
NUMBERS = ("integer", "float")
# Line ends inside cells that Python's csv module, up to 3.12 at least, quotes for the line end of the rows.
LINE_ENDS = {"\n": ["\n", "a\nb"], "\r\n": ["\n", "\r", "\r\n", "a\r\nb"], "\r": ["\r", "a\rb"]}


def random_column(pick, rows, line_ends):
    kind = pick.choice(list(KINDS))
    nulls = pick.choice([0, 0, .1, .9, 1])
    cells = [None if pick.random() < nulls else KINDS[kind](pick) for _ in range(rows)]
    if kind == "nasty":
        cells = [pick.choice(line_ends) if cell is not None and pick.random() < .1 else cell for cell in cells]
    if kind in NUMBERS:
        cells = [cell if cell is None else float(cell) if "." in cell or "e" in cell else int(cell) for cell in cells]
    return cells


def random_table(pick, line_ends):
    rows, columns = pick.choice([0, 1, 2, 7, 30, 200]), pick.choice([1, 2, 3, 8])
    header = [pick.choice([*NASTY, *line_ends, "a", "b"]) for _ in range(columns)]
    header[0] = header[0].lstrip("\ufeff")
    return [header, *zip(*(random_column(pick, rows, line_ends) for _ in range(columns)))]


@pytest.mark.parametrize("quoting", ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC"])
@pytest.mark.parametrize("line_end", LINE_ENDS, ids=["lf", "crlf", "cr"])
def test_what_python_s_csv_module_writes_comes_back_to_the_byte(quoting, line_end, tmp_path):
    pick = random.Random(f"{quoting}{line_end!r}")
    for _ in range(ROUNDS):
        dialect = oracle.Dialect(delimiter=pick.choice(",;\t|"), quote=pick.choice("\"\"'"))
        data = generated.csv_bytes(random_table(pick, LINE_ENDS[line_end]), delimiter=dialect.delimiter,
                                   quotechar=dialect.quote, quoting=getattr(csv, quoting), lineterminator=line_end)
        options = ["--block-rows", pick.choice([1, 3, 7, 64, 1000]), "--threads", pick.choice([1, 2, 4])]
        oracle.read_table(data, dialect)
        round_trip.assert_returns(tmp_path, data, dialect, *dialect.options(), *options, identical=True)


@pytest.mark.parametrize("quote", ['"', ""], ids=["quotes", "no-quotes"])
def test_cells_written_with_escapes_come_back(quote, tmp_path):
    pick = random.Random(f"escape{quote}")
    for _ in range(ROUNDS):
        dialect = oracle.Dialect(quote=quote, escape="\\")
        table = random_table(pick, ["a\nb"])
        if not quote and len(table[0]) == 1:
            continue  # Without quotes the csv module refuses to write an empty cell alone in its row.
        data = generated.csv_bytes(table, escapechar="\\", doublequote=False, lineterminator="\n",
                                   quotechar=quote or None, quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE)
        round_trip.assert_returns(tmp_path, data, dialect, *dialect.options(), "--block-rows", 5)


SOUPS = {"plain": oracle.Dialect(), "single": oracle.Dialect(quote="'", delimiter=";"),
         "unquoted": oracle.Dialect(quote=""),
         "comment": oracle.Dialect(comment="#"), "escape": oracle.Dialect(escape="\\"), "skip": oracle.Dialect(skip=2),
         "no-header": oracle.Dialect(header=False), "ragged-skip": oracle.Dialect(ragged="skip"),
         "ragged-pad": oracle.Dialect(ragged="pad"), "null": oracle.Dialect(null=["a", "1"])}


@pytest.mark.parametrize("name", SOUPS)
def test_random_text_is_read_as_python_reads_it_or_refused_where_it_is_broken(name, tmp_path):
    pick = random.Random(name)
    dialect = SOUPS[name]
    for _ in range(2 * ROUNDS):
        data = "".join(pick.choice('aa11,,;""\'#\\\n\n\r ') for _ in range(pick.choice([3, 8, 15, 40, 150]))).encode()
        (tmp_path / "in.csv").write_bytes(data)
        result = program.run("convert", tmp_path / "in.csv", tmp_path / "out.sprat", "--force", "--block-rows", 3,
                             *dialect.options())
        try:
            oracle.read_table(data, dialect)
        except (oracle.Ragged, oracle.Unterminated):
            assert result.code == 1, f"not refused: {data!r}"
            continue
        assert result.code == 0, f"{data!r}: {result.err}"
        try:
            oracle.assert_same_table(data, program.cat(tmp_path / "out.sprat"), dialect)
        except AssertionError as difference:
            raise AssertionError(f"{data!r}: {difference}") from difference
