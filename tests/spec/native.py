# SPDX-License-Identifier: Apache-2.0
"""XXH3-64 and zstd, which docs/format.md takes from elsewhere, by their own libraries."""
import ctypes
import ctypes.util


def load(name):
    path = ctypes.util.find_library(name) or f"lib{name}.dylib"
    return ctypes.CDLL(path)


_xxhash = load("xxhash")
_xxhash.XXH3_64bits.restype = ctypes.c_uint64
_xxhash.XXH3_64bits.argtypes = [ctypes.c_char_p, ctypes.c_size_t]

_zstd = load("zstd")
_zstd.ZSTD_decompress.restype = ctypes.c_size_t
_zstd.ZSTD_decompress.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_size_t]


def checksum(data):
    return _xxhash.XXH3_64bits(bytes(data), len(data))


def decompress(frame, size):
    """A zstd frame that decodes to exactly `size` bytes."""
    into = ctypes.create_string_buffer(size)
    if _zstd.ZSTD_decompress(into, size, bytes(frame), len(frame)) != size:
        raise ValueError("not a zstd frame of the length expected")
    return into.raw
