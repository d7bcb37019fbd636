# SPDX-License-Identifier: Apache-2.0
"""A second reader of sprat files, written from docs/format.md alone, in plain Python: decode(bytes).

It reads forward, as from a pipe, and checks what that page says is checked.
"""
import struct
from dataclasses import dataclass, field

from encodings_of_chunks import TEXT, Lists, decode_chunk
from native import checksum, decompress
from records import read_records, record_layout
from tables import Table, unsigned

MAGIC = b"\x89SPR"
HEADER, BLOCK, INDEX, FOOTER, END = 1, 2, 3, 4, 5
WIDTHS = {1: 1, 2: 1, 3: 1, 4: 2, 5: 2, 6: 4, 7: 4, 8: 8, 9: 8, 10: 4, 11: 8, 12: 4, 14: 8, 15: 8,
          16: TEXT, 17: TEXT, 18: TEXT, 19: TEXT}
SIGNED = {2, 4, 6, 8, 12, 13, 14, 15}
UTF8 = {16, 18, 19}
LIST, ARRAY, STRUCTURE = 20, 21, 22


@dataclass
class Column:
    name: str
    kind: int
    nullable: bool
    unit: int
    scale: int
    length: int
    element: "Column" = None
    struct: int = None  # the number of the nullable struct that it belongs to

    def width(self):
        if self.kind in (LIST, ARRAY):
            return Lists(self.element.width())
        return (4 if self.unit <= 1 else 8) if self.kind == 13 else WIDTHS[self.kind]


@dataclass
class Rows:
    fields: list = None
    rows: list = field(default_factory=list)


@dataclass
class Frame:
    at: int
    kind: int
    critical: bool
    tag: int
    sequence: int
    rows: int
    stored: int
    decoded: int
    first_row: int
    checksum: int
    payload: bytes


def check(holds, what):
    if not holds:
        raise ValueError(what)


def read_frame(data, at):
    head = data[at:at + 64]
    check(len(head) == 64 and head[:4] == MAGIC, f"no frame at {at}")
    check(unsigned(head, 56, 8) == checksum(head[:56]), f"the frame header at {at} is damaged")
    kind, flags, reserved = head[4], head[5], unsigned(head, 6, 2)
    check(flags < 2 and reserved == 0, "reserved bits are set")
    tag, sequence, rows, stored, decoded, first_row, payload_checksum = struct.unpack_from("<QIIQQQQ", head, 8)
    if kind == END:
        stored = 0
    end = at + 64 + stored
    check(end <= len(data), "a frame ends early")
    padding = data[end:(end + 63) // 64 * 64]
    check((end + len(padding)) % 64 == 0 and not any(padding), "padding is missing or not zero")
    return Frame(at, kind, bool(flags), tag, sequence, rows, stored, decoded, first_row, payload_checksum,
                 data[at + 64:end]), end + len(padding)


def directory_of(payload):
    length = unsigned(payload, 0, 4)
    check(length % 8 == 0 and 8 <= length <= len(payload) and unsigned(payload, 4, 4) == 0, "no directory")
    return payload[:length]


def read_fields(frame):
    header = Table.root(frame.payload)
    check(header.number(0, 2) == 1 and header.number(1, 8) < 2, "written by a newer version")
    columns = []
    for number, table in enumerate(header.table(2).tables(1)):
        nullable = bool(table.number(2, 1))
        append_columns(table, "", nullable, number if nullable else None, columns)
    return columns


def read_layout(frame):
    """Of records, where the HEADER tells of them."""
    header = Table.root(frame.payload)
    return record_layout(header.table(2).tables(1)) if header.number(1, 8) else None


def append_columns(table, prefix, nullable, struct, columns):
    name, kind = prefix + table.string(0), table.number(1, 1)
    if kind == STRUCTURE:
        for member in table.tables(11):
            append_columns(member, name + ".", nullable, struct, columns)
        return
    element = None
    if kind in (LIST, ARRAY):
        elements = []
        append_columns(table.tables(11)[0], "", False, None, elements)
        element = elements[0]
    columns.append(Column(name, kind, nullable, table.number(5, 1), table.number(6, 4, signed=True),
                          table.number(7, 4), element, struct if prefix else None))


def value_of(of, value):
    if of.kind in (LIST, ARRAY):
        check(of.kind == LIST or len(value) == of.length, "an array has another length")
        return [value_of(of.element, element) for element in value]
    if of.kind == 1:
        check(value < 2, "a boolean is neither 0 nor 1")
        return bool(value)
    if of.kind == 10:
        return struct.unpack("<f", struct.pack("<I", value))[0]
    if of.kind == 11:
        return struct.unpack("<d", struct.pack("<Q", value))[0]
    if of.kind in UTF8:
        check(of.kind != 18 or len(value) == of.length, "a text of fixed length has another")
        return value.decode("utf-8")
    bits = 8 * of.width()
    return value - (1 << bits) if of.kind in SIGNED and value >> (bits - 1) else value


def trees_of(directory):
    data, trees = b"".join(directory.structs(0, 1)), []
    while data:
        check(1 + data[0] <= len(data), "an encoding tree ends early")
        trees.append(list(data[1:1 + data[0]]))
        data = data[1 + data[0]:]
    return trees


def bases_of(directory, fields, trees, entries):
    """By column that is a difference: the column that it is from."""
    pairs = [(unsigned(pair, 0, 4), unsigned(pair, 4, 4)) for pair in directory.structs(3, 8)]
    bases, kinds = dict(pairs), {*range(2, 10), *range(12, 16)}
    listed = [column for column, entry in enumerate(entries) if trees[unsigned(entry, 48, 4)][0] == 13]
    check([column for column, _ in pairs] == listed, "not every difference tells its columns")
    for column, base in pairs:
        check(base < column and base not in bases, "a difference is from no earlier column")
        check(fields[column].kind in kinds and fields[base].kind in kinds
              and fields[column].width() == fields[base].width()
              and not any(unsigned(entries[i], 24, 8) >> 8 for i in (column, base)),
              "a difference is from a column of another kind")
    return bases


def read_column(of, entry, stored, trees, rows, base):
    """The values with their nulls, and as the chunk has them."""
    chunk_checksum, nulls, encoded, tree, flags = (unsigned(entry, 0, 8), unsigned(entry, 24, 8) >> 8,
                                                   unsigned(entry, 40, 4), unsigned(entry, 48, 4),
                                                   unsigned(entry, 52, 4))
    check(checksum(stored) == chunk_checksum, f"column {of.name}: its chunk is damaged")
    check(flags < 2, "reserved bits are set")
    encoded_bytes = decompress(stored, encoded) if flags else stored
    check(len(encoded_bytes) == encoded, "a chunk has another length")
    valid, values = decode_chunk(trees[tree], encoded_bytes, rows, of.width(), base)
    check(valid.count(False) == nulls and (of.nullable or nulls == 0), "the null count is wrong")
    check(of.element is None or all(there or not value for there, value in zip(valid, values)), "a null has elements")
    return [value_of(of, value) if there else None for there, value in zip(valid, values)], values


def read_record_columns(fields, layout, entries, stored, rows):
    """The columns of a block of layout rows; `layout` is the schema's."""
    check(layout is not None, "records where the HEADER tells of none")
    for entry in entries:
        check(unsigned(entry, 0, 8) == checksum(stored), "the records are damaged")
        check(unsigned(entry, 24, 8) >> 8 == 0, "nulls among records")
        check([unsigned(entry, at, 4) for at in (32, 36, 40, 48, 52)] == [0, len(stored), len(stored), 0, 2],
              "a column lies elsewhere than in the records")
    return [[value_of(of, value) for value in values]
            for of, values in zip(fields, read_records(fields, layout, rows, stored))]


def read_block(fields, layout, frame):
    directory = directory_of(frame.payload)
    table = Table.root(directory[8:])
    trees, entries = trees_of(table), table.structs(1, 56)
    check(len(entries) == len(fields), "a block has another number of columns")
    if unsigned(entries[0], 52, 4) & 2:
        check(len(directory) % 64 == 0 and not trees, "records are not where they should be")
        columns = read_record_columns(fields, layout, entries, frame.payload[len(directory):], frame.rows)
        return [list(row) for row in zip(*columns)]
    columns, stored_values, end = [], [], len(directory)
    bases = bases_of(table, fields, trees, entries)
    for number, (of, entry) in enumerate(zip(fields, entries)):
        begin = len(directory) + unsigned(entry, 32, 4)
        check(begin == (end + 7) // 8 * 8 and not any(frame.payload[end:begin]), "chunks leave a hole")
        end = begin + unsigned(entry, 36, 4)
        check(end <= len(frame.payload), "a chunk ends early")
        base = stored_values[bases[number]] if number in bases else None
        column, values = read_column(of, entry, frame.payload[begin:end], trees, frame.rows, base)
        columns.append(column)
        stored_values.append(values)
    check(end == len(frame.payload), "a block has bytes to spare")
    for row in zip(*columns):
        nulls = {(of.struct, value is None) for of, value in zip(fields, row) if of.struct is not None}
        check(len(nulls) == len({struct for struct, _ in nulls}), "a struct is null in a part of its columns")
    return [list(row) for row in zip(*columns)]


def signature_of(of):
    return of and (of.name, of.kind, of.unit, of.scale, of.length, signature_of(of.element))


def read_segment(data, at, result):
    """Appends the segment's rows; returns where the next one begins."""
    header, next_at = read_frame(data, at)
    check(header.kind == HEADER and checksum(header.payload) == header.checksum, "no HEADER")
    fields, layout = read_fields(header), read_layout(header)
    signature = [signature_of(of) for of in fields]
    if result.fields is None:
        result.fields = fields
    check(signature == [signature_of(of) for of in result.fields], "the fields of two segments differ")
    rows, sequence, footer, tags = 0, 0, None, {checksum(header.payload)}
    while True:
        begin = next_at
        frame, next_at = read_frame(data, begin)
        sequence += 1
        check(frame.sequence == sequence and frame.tag == header.tag, "a frame is not of this segment")
        check(frame.first_row == rows, "rows are missing")
        if frame.kind == END:
            check(footer is not None and frame.decoded == begin - footer.at
                  and frame.checksum == footer.checksum, "the END does not fit the FOOTER")
            return next_at
        hashed = directory_of(frame.payload) if frame.kind == BLOCK else frame.payload
        check(checksum(hashed) == frame.checksum, "a payload is damaged")
        if sequence == 1:
            if frame.kind == BLOCK:
                tags.add(checksum(header.payload + hashed))
            check(header.tag in tags, "the tag is not this segment's")
        if frame.kind == BLOCK:
            result.rows += read_block(fields, layout, frame)
            rows += frame.rows
        elif frame.kind == FOOTER:
            footer = frame
            check(Table.root(frame.payload).number(0, 8) == rows, "the FOOTER tells of other rows")
        else:
            check(frame.kind == INDEX or not frame.critical, "a frame of an unknown kind")


def decode(data):
    """All rows of a file. Throws ValueError where it is not whole and sound."""
    result, at = Rows(), 0
    while at < len(data) or result.fields is None:
        at = read_segment(data, at, result)
    return result
