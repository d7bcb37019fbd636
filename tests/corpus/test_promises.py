# SPDX-License-Identifier: Apache-2.0
"""Bounded memory, small files, the same bytes on any number of threads, and nothing lost when a file is cut."""
import pytest

import generated
import program

ROWS = 300_000
MEGABYTES = 64
# What a run may vary by, for other reasons than the number of rows.
SLACK = 4


@pytest.fixture(scope="module")
def sales(tmp_path_factory):
    """The same rows once and three times over, about 26 and 78 MB."""
    folder = tmp_path_factory.mktemp("sales")
    text = generated.sales(ROWS)
    header, _, rows = text.partition("\n")
    (folder / "once.csv").write_text(text, encoding="utf-8")
    (folder / "thrice.csv").write_text(f"{header}\n{rows}{rows}{rows}", encoding="utf-8")
    return folder


def test_convert_and_cat_keep_within_their_memory_whatever_the_number_of_rows(sales):
    peaks = {}
    for name in ("once", "thrice"):
        source, target, back = (sales / f"{name}{suffix}" for suffix in (".csv", ".sprat", ".back.csv"))
        peaks["convert", name] = program.peak_megabytes("convert", source, target, "--threads", 2, output=back)
        peaks["cat", name] = program.peak_megabytes("cat", target, "--threads", 2, output=back)
        assert back.read_bytes() == source.read_bytes()
    assert max(peaks.values()) < MEGABYTES, peaks
    for command in ("convert", "cat"):
        assert peaks[command, "thrice"] <= peaks[command, "once"] + SLACK, peaks


def test_long_texts_do_not_raise_memory(tmp_path):
    """Blocks end by bytes as well as by rows."""
    source, target = tmp_path / "in.csv", tmp_path / "out.sprat"
    with open(source, "w", encoding="utf-8") as out:
        out.write("id,text\n")
        out.writelines(f"{number},{generated.long_text(number, 20_000)}\n" for number in range(2000))
    assert program.peak_megabytes("convert", source, target, "--threads", 2, output=tmp_path / "none") < MEGABYTES
    assert program.peak_megabytes("cat", target, "--threads", 2, output=tmp_path / "back.csv") < MEGABYTES
    assert (tmp_path / "back.csv").read_bytes() == source.read_bytes()


def test_very_wide_tables_take_little_memory(tmp_path):
    source, target, other = tmp_path / "in.csv", tmp_path / "out.sprat", tmp_path / "other.sprat"
    columns = 20_000
    row = ",".join(("74321", "7.25", "2001-01-02", "gamma delta")[i % 4] for i in range(columns))
    header = ",".join(f"column_{i}" for i in range(columns))
    source.write_text("\n".join([header, *[row] * 160]) + "\n", encoding="utf-8")
    peaks = {threads: program.peak_megabytes("convert", source, target, "--threads", threads, "--force",
                                             output=tmp_path / "none") for threads in (1, 2)}
    peaks["cat"] = program.peak_megabytes("cat", target, "--threads", 2, output=tmp_path / "back.csv")
    peaks["anew"] = program.peak_megabytes("convert", target, other, "--threads", 2, output=tmp_path / "none")
    assert max(peaks.values()) < 128, peaks
    assert (tmp_path / "back.csv").read_bytes() == source.read_bytes()


def test_the_same_input_gives_the_same_bytes_on_any_number_of_threads(sales, tmp_path):
    found = set()
    for threads in (1, 2, 3, 8):
        program.convert(sales / "once.csv", tmp_path / "out.sprat", "--threads", threads, "--block-rows", 5000)
        found.add((tmp_path / "out.sprat").read_bytes())
    assert len(found) == 1
    for threads in (1, 5):
        assert program.cat(tmp_path / "out.sprat", "--threads", threads) == (sales / "once.csv").read_bytes()


@pytest.mark.parametrize("text", ["route,date,daytype,rides\n3,01/01/2001,U,7354\n", "a,b,c,d\n1,2,3,4\n",
                                  "a,b,c,d\n,,,\n", "a,b,c,d\nx,1.25,2020-01-02T03:04:05Z,true\n"])
def test_a_file_of_one_row_and_four_columns_is_small(text, tmp_path):
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    program.convert(tmp_path / "in.csv", tmp_path / "out.sprat")
    assert (tmp_path / "out.sprat").stat().st_size < 1536


def test_a_file_that_is_cut_gives_its_whole_blocks_and_an_error(tmp_path):
    source, target, cut_file = tmp_path / "in.csv", tmp_path / "out.sprat", tmp_path / "cut.sprat"
    source.write_text(generated.sales(40), encoding="utf-8")
    program.convert(source, target, "--block-rows", 7)
    text, whole = source.read_bytes(), target.read_bytes()
    rows_before = 0
    for cut in [*range(0, len(whole), len(whole) // 40), *range(len(whole) - 70, len(whole))]:
        cut_file.write_bytes(whole[:cut])
        from_file = program.run("cat", cut_file)
        from_pipe = program.run("cat", "-", stdin=whole[:cut])
        assert from_file.code == from_pipe.code == 1, f"cut at {cut} of {len(whole)}"
        assert from_file.out == from_pipe.out and text.startswith(from_file.out), f"cut at {cut}"
        rows = max(from_file.out.count(b"\n") - 1, 0)
        assert rows == 40 or rows % 7 == 0, f"cut at {cut}: {rows} rows"
        assert rows >= rows_before
        rows_before = rows
    assert rows_before == 40
