# SPDX-License-Identifier: Apache-2.0
"""Encodings, as the section "Encodings" of docs/format.md describes them. Values are unsigned here."""
import struct

CHILDREN = {1: 0, 2: 0, 3: 2, 4: 0, 5: 1, 6: 2, 7: 0, 8: 1, 9: 2, 10: 2, 11: 1, 12: 1, 13: 1}
TEXT = 0
MAX_DEPTH = 6


class Lists:
    """In the place of a width: lists of elements of that width."""

    def __init__(self, element):
        self.element = element


class Bytes:
    """A cursor that cannot leave its bytes."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        if count > len(self.data) - self.at:
            raise ValueError("a chunk ends early")
        self.at += count
        return self.data[self.at - count:self.at]

    def number(self, width):
        return int.from_bytes(self.take(width), "little")

    def numbers(self, count, width):
        data = self.take(count * width)
        return [int.from_bytes(data[i:i + width], "little") for i in range(0, len(data), width)]


def parse_tree(ids):
    """(id, children) from ids in pre-order."""
    def node(at, depth):
        if at >= len(ids) or depth > MAX_DEPTH or ids[at] not in CHILDREN:
            raise ValueError("not an encoding tree")
        children, end = [], at + 1
        for _ in range(CHILDREN[ids[at]]):
            child, end = node(end, depth + 1)
            children.append(child)
        return (ids[at], children), end

    tree, end = node(0, 1)
    if end != len(ids):
        raise ValueError("an encoding tree has nodes to spare")
    return tree


def decode_chunk(ids, data, count, width, base=None):
    """(valid, values): a list of bools, and of unsigned numbers, byte strings (width TEXT) or lists of either.

    `base` has the values that a difference is from.
    """
    encoding, children = tree = parse_tree(ids)
    data = Bytes(data)
    valid = [True] * count
    if encoding == 9:
        bitmap = decode(children[0], data, (count + 7) // 8, 1)
        valid = [bool(bitmap[i // 8] >> (i % 8) & 1) for i in range(count)]
        tree = children[1]
    if (encoding == 13) != (base is not None):
        raise ValueError("a difference and the column that it is from belong together")
    values = decode(children[0] if base else tree, data, count, width)
    if base:
        values = [(value + other) % (1 << 8 * width) for value, other in zip(values, base)]
    if data.at != len(data.data):
        raise ValueError("a chunk has bytes to spare")
    return valid, values


def decode(tree, data, count, width):
    encoding, children = tree
    names = {1: plain, 2: constant, 3: run_length, 4: bit_packed, 5: delta, 6: dictionary,
             7: byte_shuffle, 8: text, 10: lists, 11: alp, 12: fsst}
    if isinstance(width, Lists) != (encoding == 10):
        raise ValueError("lists, and only they, are stored as such")
    values = names[encoding](children, data, count, width)
    if len(values) != count:
        raise ValueError("an encoding holds another number of values")
    return values


def plain(_, data, count, width):
    return data.numbers(count, width)


def constant(_, data, count, width):
    value = data.take(data.number(4)) if width == TEXT else data.number(width)
    return [value] * count


def run_length(children, data, count, width):
    runs = data.number(4)
    values = decode(children[0], data, runs, width)
    lengths = decode(children[1], data, runs, 4)
    if sum(lengths) != count or 0 in lengths:
        raise ValueError("run lengths do not add up")
    return [value for value, length in zip(values, lengths) for _ in range(length)]


def bit_packed(_, data, count, width):
    vectors = (count + 1023) // 1024
    references, widths = data.numbers(vectors, width), data.numbers(vectors, 1)
    values = []
    for reference, bits in zip(references, widths):
        size = min(1024, count - len(values))
        packed = data.take((size * bits + 7) // 8)
        unpack = unpack_vector if size == 1024 else unpack_short
        values += [(reference + value) % (1 << 8 * width) for value in unpack(packed, bits, width, size)]
    return values


def unpack_vector(packed, bits, width, size):
    lane_bits, lanes = 8 * width, 1024 // (8 * width)
    streams = []
    for lane in range(lanes):
        words = [packed[(k * lanes + lane) * width:(k * lanes + lane + 1) * width] for k in range(bits)]
        streams.append(sum(int.from_bytes(word, "little") << (k * lane_bits) for k, word in enumerate(words)))
    mask = (1 << bits) - 1
    return [streams[i % lanes] >> (i // lanes * bits) & mask for i in range(size)]


def unpack_short(packed, bits, _, size):
    stream = int.from_bytes(packed, "little")
    return [stream >> (i * bits) & ((1 << bits) - 1) for i in range(size)]


def delta(children, data, count, width):
    firsts = data.numbers((count + 1023) // 1024, width)
    values = decode(children[0], data, count, width)
    for i in range(count):
        values[i] = firsts[i // 1024] if i % 1024 == 0 else (values[i - 1] + values[i]) % (1 << 8 * width)
    return values


def dictionary(children, data, count, width):
    size = data.number(4)
    codes = decode(children[0], data, count, 4)
    entries = decode(children[1], data, size, width)
    return [entries[code] for code in codes]


def byte_shuffle(_, data, count, width):
    reference, planes = data.number(width), data.number(1)
    values = [reference] * count
    for plane in range(planes):
        for i, byte in enumerate(data.take(count)):
            values[i] = (values[i] + (byte << 8 * plane)) % (1 << 8 * width)
    return values


def alp(children, data, count, width):
    power = 10.0 ** data.number(1)
    exceptions = data.number(4)
    positions, kept = data.numbers(exceptions, 4), data.numbers(exceptions, width)
    if positions != sorted(set(positions)) or any(position >= count for position in positions):
        raise ValueError("positions of exceptions do not ascend")
    values, sign = [], 1 << 8 * width - 1
    for integer in decode(children[0], data, count, width):
        quotient = float((integer ^ sign) - sign) / power
        values.append(int.from_bytes(struct.pack("<d" if width == 8 else "<f", quotient), "little"))
    for position, value in zip(positions, kept):
        values[position] = value
    return values


def fsst(children, data, count, _):
    total, size = data.number(4), data.number(4)
    symbols = [data.take(length) for length in data.numbers(data.number(1), 1)]
    codes, decoded = iter(data.take(size)), []
    for code in codes:
        decoded.append(bytes([next(codes)]) if code == 255 else symbols[code] if code < len(symbols) else b"")
    decoded = b"".join(decoded)
    if len(decoded) != total:
        raise ValueError("codes stand for another number of bytes")
    return cut(decoded, decode(children[0], data, count, 4))


def text(children, data, count, _):
    total = data.take(data.number(4))
    return cut(total, decode(children[0], data, count, 4))


def cut(total, lengths):
    total = Bytes(total)
    texts = [total.take(length) for length in lengths]
    if total.at != len(total.data):
        raise ValueError("text lengths do not add up")
    return texts


def lists(children, data, count, width):
    total = data.number(4)
    lengths = decode(children[0], data, count, 4)
    if sum(lengths) != total:
        raise ValueError("list lengths do not add up")
    elements, end = decode(children[1], data, total, width.element), 0
    values = []
    for length in lengths:
        values.append(elements[end:end + length])
        end += length
    return values
