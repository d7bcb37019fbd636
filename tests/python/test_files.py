# SPDX-License-Identifier: Apache-2.0
"""Paths, file objects, pipes and bytes are all files."""
import collections.abc
import io
import os
import pathlib
import threading

import pytest

import sprat

ROWS = [(n, str(n % 10)) for n in range(70_000)]


@pytest.fixture(scope="module")
def data():
    return sprat.dumps(ROWS)


class OnlyReads:
    """A file object that can do nothing else, and gives little at a time."""

    def __init__(self, data):
        self._file = io.BytesIO(data)

    def read(self, size=-1):
        return self._file.read(min(size, 1000))


@pytest.mark.parametrize("make", [bytes, bytearray, memoryview, io.BytesIO, OnlyReads])
def test_rows_are_read_from_bytes_and_file_objects(data, make):
    assert sprat.load(make(data)) == ROWS


@pytest.mark.parametrize("make", [str, pathlib.Path, os.fsencode])
def test_rows_are_written_to_and_read_from_paths(tmp_path, make):
    path = tmp_path / "rows.sprat"
    if make is os.fsencode:
        pytest.skip("bytes are a file's content, not its path")
    sprat.dump(ROWS, make(path))
    assert sprat.load(make(path)) == ROWS


def test_rows_go_through_a_pipe():
    inner, outer = os.pipe()

    def write():
        with os.fdopen(outer, "wb") as file:
            sprat.dump(ROWS, file)

    thread = threading.Thread(target=write)
    thread.start()
    with os.fdopen(inner, "rb") as file:
        assert [tuple(row) for row in sprat.open(file)] == ROWS
    thread.join()


def test_a_file_object_is_read_from_where_it_stands(data):
    file = io.BytesIO(b"prefix" + data)
    file.seek(6)
    assert len(sprat.load(file)) == len(ROWS)


def test_a_text_file_is_refused_with_advice(tmp_path):
    with pytest.raises(OSError, match="binary mode"):
        sprat.load(io.StringIO("text"))


def test_no_file_at_all_is_a_type_error():
    with pytest.raises(TypeError, match="expected a path"):
        sprat.load(7)


def test_an_error_of_the_file_object_comes_through():
    class Broken:
        def read(self, size):
            raise RuntimeError("no network")

    with pytest.raises(RuntimeError, match="no network"):
        sprat.load(Broken())


def test_columns_choose_fields(data):
    assert sprat.load(data, columns=["field_2"])[11] == ("1",)
    with pytest.raises(sprat.SchemaError, match="no field nothing"):
        sprat.open(data, columns=["nothing"])


def test_a_schema_says_what_the_rows_are_wanted_in():
    old = sprat.dumps([{"n": 1, "text": "a"}], schema="table R { n: int; text: string; } root_type R;")
    wanted = "table R { text: string; n: double; more: long = 7; less: string; } root_type R;"
    assert sprat.loads(old, schema=wanted) == [("a", 1.0, 7, None)]
    assert sprat.loads(old, schema=wanted, columns=["n"], where=("n", ">", 0.5)) == [(1.0,)]
    assert sprat.loads(old, schema=wanted, where=("n", ">", 1.5)) == []
    with pytest.raises(sprat.SchemaError, match="text"):
        sprat.open(old, schema="table R { text: long; } root_type R;")


def test_a_name_alone_is_no_list_of_columns(data):
    with pytest.raises(TypeError, match=r"such as \['field_1'\]"):
        sprat.open(data, columns="field_1")


def test_a_closed_reader_and_writer_say_so(data):
    with sprat.open(data) as reader:
        pass
    with pytest.raises(ValueError, match="closed"):
        next(reader)
    writer = sprat.create(io.BytesIO(), schema={"n": int})
    writer.close()
    with pytest.raises(ValueError, match="closed"):
        writer.write((1,))


def test_a_reader_loads_only_what_nobody_took(data):
    reader = sprat.open(data)
    next(reader)
    with pytest.raises(ValueError, match="taken already"):
        reader.load()


def test_a_reader_of_many_blocks_stops_anywhere(data):
    many = sprat.dumps(((n,) for n in range(300_000)), schema={"n": int})
    for count in (0, 1, 65_536, 65_537, 200_000):
        with sprat.open(many) as reader:
            assert [next(reader).n for _ in range(count)] == list(range(count))
        del reader


def test_damage_in_a_later_block_is_met_after_the_rows_before():
    many = bytearray(sprat.dumps(((n,) for n in range(200_000)), schema="table R { n: long; } root_type R;"))
    many[-2000] ^= 1
    seen = 0
    with pytest.raises(sprat.CorruptError):
        for seen, _ in enumerate(sprat.open(bytes(many)), 1):
            pass
    assert seen == 0 or seen % 65_536 == 0


def test_a_writer_takes_no_other_call_while_it_works():
    class Row:
        def keys(self):
            return ["n"]

        def __getitem__(self, key):
            writer.write((1,))

    collections.abc.Mapping.register(Row)
    writer = sprat.create(io.BytesIO(), schema={"n": int})
    with pytest.raises(ValueError, match="in use"):
        writer.write(Row())


def test_rows_are_a_sequence(data):
    rows = sprat.load(data)
    assert rows[-1] == ROWS[-1] and rows[10:20:3] == ROWS[10:20:3] and rows[::-1][0] == ROWS[-1]
    assert list(rows[5:7]) == ROWS[5:7] and ROWS[3] in rows[:10] and rows != ROWS[1:]
    with pytest.raises(IndexError):
        rows[len(ROWS)]


def test_a_writer_streams_and_flushes():
    file = io.BytesIO()
    with sprat.create(file, schema={"n": int}) as writer:
        writer.write({"n": 1})
        writer.flush()
        size = len(file.getvalue())
        writer.write_rows((n,) for n in (2, 3))
    assert size and sprat.loads(file.getvalue()) == [(1,), (2,), (3,)]
