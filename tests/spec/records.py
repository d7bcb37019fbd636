# SPDX-License-Identifier: Apache-2.0
"""Blocks of layout rows: where docs/format.md says that a record's fields lie, and their bytes."""
BOOLEAN, TIME, FIXED_TEXT, ARRAY, STRUCTURE = 1, 13, 18, 21, 22
WIDTHS = {2: 1, 3: 1, 4: 2, 5: 2, 6: 4, 7: 4, 8: 8, 9: 8, 10: 4, 11: 8, 12: 4, 14: 8, 15: 8}


def round_up(value, multiple):
    return (value + multiple - 1) // multiple * multiple


def value_layout(table):
    """Size, alignment, and where the value's columns lie in it, of a Field table's type."""
    kind, unit, length = table.number(1, 1), table.number(5, 1), table.number(7, 4)
    if kind == STRUCTURE:
        return record_layout(table.tables(11))
    if kind == ARRAY:
        size, alignment, _ = value_layout(table.tables(11)[0])
        return size * length, alignment, [(0, size * length)]
    if kind in (BOOLEAN, FIXED_TEXT):
        size, alignment = (1, 1) if kind == BOOLEAN else (length, 1)
    elif kind == TIME:
        size = alignment = 4 if unit <= 1 else 8
    elif kind in WIDTHS:
        size = alignment = WIDTHS[kind]
    else:
        raise ValueError("records of a schema that is not flat")
    return size, alignment, [(0, size)]


def record_layout(tables):
    """Size, alignment, and each column's place and size, of a record or a structure."""
    end, most, places = 0, 1, []
    for table in tables:
        size, alignment, inner = value_layout(table)
        begin = round_up(end, alignment)
        places += [(begin + place, length) for place, length in inner]
        end, most = begin + size, max(most, alignment)
    return round_up(end, most), most, places


def stored_value(of, data):
    """As a chunk would give it: an unsigned number, bytes, or a list of these."""
    if of.kind == ARRAY:
        width = len(data) // of.length
        return [stored_value(of.element, data[i * width:(i + 1) * width]) for i in range(of.length)]
    return data if of.kind == FIXED_TEXT else int.from_bytes(data, "little")


def read_records(fields, layout, rows, data):
    """By column: the stored values of all records."""
    size, _, places = layout
    if len(data) != rows * size:
        raise ValueError("a block's records are of another length")
    padding = set(range(size)) - {at + i for at, length in places for i in range(length)}
    records = [data[row * size:(row + 1) * size] for row in range(rows)]
    if any(record[at] for record in records for at in padding):
        raise ValueError("padding in a record is not zero")
    return [[stored_value(of, record[at:at + length]) for record in records]
            for of, (at, length) in zip(fields, places)]
