# SPDX-License-Identifier: Apache-2.0
"""Encodings, compression, broken bytes, and cells, lines and tables of unusual size."""
import codecs
import gzip

import pytest

import generated
import oracle
import program
import round_trip

TEXT = 'name,n\r\ncafé,1\r\n"naïve, ""é""",2\r\n,3\r\n'
WIDE_TEXT = 'name,n\n日本,1\n"😀,\U0010ffff",2\n\ud7ff\ue000,3\n'
PLAIN = 'a,b\n1,"x\ny"\n2,\n'.encode()
UTF16 = {"utf-16le": codecs.BOM_UTF16_LE, "utf-16be": codecs.BOM_UTF16_BE}


def test_latin_1_is_read_and_written_when_named(tmp_path):
    dialect = oracle.Dialect(encoding="latin-1")
    every_character = "a,b\n" + "".join(f'"{chr(code)}x{chr(code)}",{code}\n' for code in range(1, 256)
                                        if chr(code) != '"')
    for text in (TEXT, every_character):
        round_trip.assert_returns(tmp_path, text.encode("latin-1"), dialect, "--encoding", "latin-1",
                                  identical=text is TEXT)


@pytest.mark.parametrize("text", [TEXT, WIDE_TEXT, "a\n", "", "é,b"])
@pytest.mark.parametrize("encoding", UTF16)
def test_utf_16_is_known_by_its_mark_or_named(encoding, text, tmp_path):
    data = text.encode(oracle.CODECS[encoding])
    dialect = oracle.Dialect(encoding=encoding)
    round_trip.assert_returns(tmp_path, data, dialect, "--encoding", encoding, identical=True)
    marked = UTF16[encoding] + data
    round_trip.assert_returns(tmp_path, marked, dialect, "--encoding", encoding, identical=bool(text))
    round_trip.assert_returns(tmp_path, marked, dialect, identical=bool(text))


@pytest.mark.parametrize("data", [b"a\0,\0b\0\n\0\x3d\xd8,\0b\0", b"a\0,\0b", b"\x00\xdc\n\0"])
def test_broken_utf_16_is_an_error(data, tmp_path):
    (tmp_path / "in.csv").write_bytes(codecs.BOM_UTF16_LE + data)
    result = program.run("convert", tmp_path / "in.csv", tmp_path / "out.sprat")
    program.assert_refused(result, r"in\.csv:\d+: .*UTF-16")


def test_utf_32_is_refused_by_name(tmp_path):
    (tmp_path / "in.csv").write_bytes("a,b\n1,2\n".encode("utf-32"))
    program.assert_refused(program.run("convert", tmp_path / "in.csv", tmp_path / "out.sprat"), "UTF-32")


@pytest.mark.parametrize("bad", [b"\xff", b"\xc3(", b"\xc0\x80", b"\xe0\x80\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80",
                                 b"\xf8\x88\x80\x80\x80", b"\x80", b"caf\xe9", b"\xe6\x97"])
@pytest.mark.parametrize("lines_before", [1, 400_000])
def test_invalid_utf_8_is_an_error_that_names_line_and_column(bad, lines_before, tmp_path):
    """The column counts bytes; the option that helps is named."""
    valid = len(bad) - len(bad.lstrip(b"caf"))
    (tmp_path / "in.csv").write_bytes(b"a,b\n" * lines_before + b"1,x" + bad + b"\n3,4\n")
    result = program.run("convert", tmp_path / "in.csv", tmp_path / "out.sprat")
    program.assert_refused(result, rf"in\.csv:{lines_before + 1}:.*\b{4 + valid}\b.*--encoding")
    assert not (tmp_path / "out.sprat").exists()


def test_invalid_utf_8_at_the_end_of_the_file_is_an_error_too(tmp_path):
    (tmp_path / "in.csv").write_bytes("a,b\n1,é".encode()[:-1])
    program.assert_refused(program.run("convert", tmp_path / "in.csv", tmp_path / "out.sprat"), r"in\.csv:2:")


COMPRESSED = {
    "one-member.csv.gz": gzip.compress(PLAIN, mtime=0),
    "two-members.csv.gz": gzip.compress(PLAIN[:7], mtime=0) + gzip.compress(PLAIN[7:], mtime=0),
    "not-named-so.csv": gzip.compress(PLAIN, mtime=0),
    "one-frame.csv.zst": generated.zstd_frame(PLAIN),
    "two-frames.csv.zst": generated.zstd_frame(PLAIN[:7]) + generated.zstd_frame(PLAIN[7:]),
    "skippable-frame.csv.zst": generated.zstd_skippable_frame(b"note") + generated.zstd_frame(PLAIN),
}


@pytest.mark.parametrize("name", COMPRESSED)
def test_compressed_input_is_recognised_from_a_file_and_from_a_pipe(name, tmp_path):
    (tmp_path / name).write_bytes(COMPRESSED[name])
    program.convert(tmp_path / name, tmp_path / "out.sprat")
    assert program.cat(tmp_path / "out.sprat") == PLAIN
    program.convert("-", tmp_path / "piped.sprat", stdin=COMPRESSED[name])
    assert program.cat(tmp_path / "piped.sprat") == PLAIN


@pytest.mark.parametrize("name", ["one-member.csv.gz", "one-frame.csv.zst"])
def test_compressed_input_that_is_cut_off_is_an_error(name, tmp_path):
    whole = COMPRESSED[name]
    for cut in range(8, len(whole)):
        (tmp_path / name).write_bytes(whole[:cut])
        program.assert_refused(program.run("convert", tmp_path / name, tmp_path / "out.sprat"), name)
    assert not (tmp_path / "out.sprat").exists()


def test_nul_bytes_are_text(tmp_path):
    data = b'a,b\n\0,1\nx\0y,2\n"\0,",3\n\0\0\0,4\n'
    round_trip.assert_every_way_agrees(tmp_path, data, oracle.Dialect())


def test_every_code_point_comes_back(tmp_path):
    points = [code for code in range(0x20, 0x110000, 13) if not 0xD800 <= code < 0xE000]
    rows = [["char", "code"], *([f"a{chr(code)}", code] for code in points)]
    round_trip.assert_returns(tmp_path, generated.csv_bytes(rows), identical=True)


def test_a_cell_of_a_megabyte_and_one_of_many_lines_come_back(tmp_path):
    rows = [["n", "text"], [1, "x" * 2**20], [2, "a\r\n" * 100_000], [3, '"' * 99_999], [4, "," * 300_000],
            [5, "é" * 2**19]]
    round_trip.assert_returns(tmp_path, generated.csv_bytes(rows), identical=True)


def test_a_cell_over_64_mib_is_refused_with_its_line(tmp_path):
    source = tmp_path / "in.csv"
    for cell in (b"x" * (65 << 20), b'"' + b"x\n" * (33 << 20) + b'"'):
        source.write_bytes(b"a,b\n1,2\n3," + cell + b"\n")
        program.assert_refused(program.run("convert", source, tmp_path / "out.sprat"), r"in\.csv:3: .*64 MiB")
    source.unlink()


@pytest.mark.parametrize("columns", [1_000, 20_000])
def test_wide_tables_come_back(columns, tmp_path):
    rows = [[row * i if i % 3 else f"x{i}" for i in range(columns)] for row in range(3)]
    rows.insert(0, [f"c{i}" for i in range(columns)])
    target, _ = round_trip.assert_returns(tmp_path, generated.csv_bytes(rows), identical=True)
    assert len(program.info(target)["columns"]) == columns


@pytest.mark.parametrize("place", [1 << 12, 1 << 16, 1 << 18, 1 << 20])
def test_what_lies_across_a_buffer_s_end_is_read_as_elsewhere(place, tmp_path):
    """Quotes, line ends and characters of several bytes, moved byte by byte across the places where buffers may end."""
    nasty = '"a""\r\n,""é😀",\r\n'
    for shift in range(0, 24, 1 if place < 1 << 18 else 5):
        filler = "x,y\r\n" + "1,2\r\n" * ((place - 30) // 5)
        pad = place - shift - len(filler) - 4
        data = (filler + "z" * pad + ",3\r\n" + nasty * 3).encode()
        round_trip.assert_returns(tmp_path, data, identical=True)
