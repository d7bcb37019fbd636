# SPDX-License-Identifier: Apache-2.0
"""A block of layout rows is a NumPy structured array, where docs/format.md says it is."""
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from decode import BLOCK, decode, directory_of, read_frame  # noqa: E402

PATH = pathlib.Path(__file__).parents[1] / "golden" / "v1" / "records.sprat"


def blocks(data):
    at = 0
    while at < len(data):
        frame, at = read_frame(data, at)
        if frame.kind == BLOCK:
            yield frame


def test_numpy_maps_the_records_of_every_block():
    np = pytest.importorskip("numpy")
    dtype = np.dtype({"names": ["flag", "code", "count", "x", "floor", "levels", "day", "big"],
                      "formats": ["?", "S3", "<i4", "<f8", "i1", ("<i2", (2,)), "<i4", "<u8"],
                      "offsets": [0, 1, 4, 8, 16, 18, 24, 32], "itemsize": 40})
    data = PATH.read_bytes()
    mapped = []
    for frame in blocks(data):
        begin = frame.at + 64 + len(directory_of(frame.payload))
        assert begin % 64 == 0
        mapped += np.memmap(PATH, dtype, "r", offset=begin, shape=frame.rows).tolist()
    expected = decode(data).rows
    assert len(mapped) == len(expected) == 20
    for row, (flag, code, *middle, levels, day, big) in zip(mapped, expected):
        assert np.asarray(row[5]).tolist() == levels
        assert repr((*row[:5], *row[6:])) == repr((flag, code.encode().rstrip(b"\0"), *middle, day, big))


def test_damage_to_records_is_noticed():
    data = PATH.read_bytes()
    first = next(blocks(data))
    records = first.at + 64 + len(directory_of(first.payload))
    for at in range(records, records + 40):
        damaged = bytearray(data)
        damaged[at] ^= 1
        with pytest.raises(ValueError):
            decode(bytes(damaged))
