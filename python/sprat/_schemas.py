# SPDX-License-Identifier: Apache-2.0
"""Schemas from what Python has: annotated classes, dicts of annotations, IDL, and rows."""
import dataclasses
import datetime
import decimal
import enum
import os
import re
import types
import typing

from sprat._sprat import Schema

# IDL of a required and of a nullable field.
_SCALARS = {
    bool: ("bool", "bool = null"),
    int: ("string (integer, required)", "string (integer)"),
    float: ("double", "double = null"),
    str: ("string (required)", "string"),
    bytes: ("[ubyte] (required)", "[ubyte]"),
    datetime.date: ("int (date)", "int = null (date)"),
    datetime.time: ('long (time: "us")', 'long = null (time: "us")'),
}
_ELEMENTS = {
    bool: "[bool]",
    int: "[string] (integer)",
    float: "[double]",
    str: "[string]",
    datetime.date: "[int] (date)",
    datetime.time: '[long] (time: "us")',
}


def as_schema(schema):
    """The Schema that a Schema, IDL text, the path of an .fbs file, a class with annotations or a
    dict of name to type means."""
    if isinstance(schema, Schema):
        return schema
    generated = getattr(schema, "__sprat_schema__", None)
    if generated is not None:
        return Schema.parse(generated)
    if isinstance(schema, os.PathLike) or (isinstance(schema, str) and schema.endswith(".fbs")):
        return Schema.load(os.fspath(schema))
    if isinstance(schema, str):
        return Schema.parse(schema)
    if isinstance(schema, dict):
        return of_annotations("Row", schema)
    if isinstance(schema, type):
        return of_annotations(schema.__name__, typing.get_type_hints(schema, include_extras=True))
    raise TypeError(f"schema= takes a Schema, .fbs text or path, a class with annotations, or a dict of "
                    f"name to type, not {schema!r}")


def of_annotations(name, annotations):
    """A schema with a field for each annotation; `X | None` is nullable."""
    builder = _Builder(name)
    for field, annotation in annotations.items():
        try:
            builder.add(field, *_of_annotation(builder, annotation))
        except TypeError as error:
            raise TypeError(f"field {field}: {error}") from None
    return builder.schema()


def of_rows(rows, name="Row"):
    """A schema that fits these rows; every field is nullable. Raises TypeError naming the row, the
    field and the value where kinds do not go together."""
    columns = _columns(rows)
    builder = _Builder(name)
    for field, values in columns.items():
        kind = None
        for number, value in enumerate(values):
            if value is None:
                continue
            try:
                kind = _kind_of(value).join(kind)
            except TypeError as error:
                raise TypeError(f"row {number}, field {field}: {error}; schema= can say the type") from None
        builder.add(field, *(kind or _Kind(str)).idl(builder))
    return builder.schema()


def of_dtype(dtype, name="Row"):
    """The schema of a NumPy structured array; no field is nullable."""
    builder = _Builder(name)
    for field in dtype.names:
        builder.add(field, _dtype_idl(dtype[field], field))
    return builder.schema()


_DTYPES = {"i1": "byte", "i2": "short", "i4": "int", "i8": "long", "u1": "ubyte", "u2": "ushort", "u4": "uint",
           "u8": "ulong", "f4": "float", "f8": "double", "b1": "bool"}


def _dtype_idl(dtype, field):
    kind = f"{dtype.kind}{dtype.itemsize}"
    if kind in _DTYPES and not dtype.shape:
        return _DTYPES[kind]
    if dtype.kind == "U":
        return "string (required)"
    if dtype.kind in "SV" and dtype.names is None:
        return "[ubyte] (required)"
    if dtype.str[1:] == "M8[D]":
        return "int (date)"
    if dtype.str[1:] in ("M8[s]", "M8[ms]", "M8[us]"):
        return f'long (timestamp: "{dtype.str[4:-1]}")'
    raise TypeError(f"field {field}: {dtype} is no type that a field can have; give the columns as an Arrow table, or "
                    "cast it")


class _Builder:
    """Collects fields under names that a schema can have."""

    def __init__(self, name):
        self._name = re.sub(r"\W", "_", name, flags=re.ASCII) or "Row"
        self._fields = []
        self._names = set()
        self._enums = {}

    def add(self, name, idl):
        name = str(name)
        identifier = re.sub(r"\W", "_", name, flags=re.ASCII)
        if not identifier or identifier[0].isdigit():
            identifier = "_" + identifier
        unique, number = identifier, 2
        while unique in self._names:
            unique, number = f"{identifier}_{number}", number + 1
        self._names.add(unique)
        self._fields.append((unique, idl, "" if unique == name else name))

    def enum(self, members):
        """The name of an enum type of the schema."""
        known = self._enums.setdefault(members.__name__, members)
        if known is not members:
            raise TypeError(f"two enums are called {members.__name__}")
        return members.__name__

    def schema(self):
        if not self._fields:
            raise TypeError("a row without fields has no schema")
        enums = ""
        for name, members in self._enums.items():
            values = sorted(members, key=lambda member: member.value)
            enums += f"enum {name} : long {{ " + ", ".join(f"{m.name} = {m.value}" for m in values) + " }\n"
        return Schema.make(self._name, enums, self._fields)


@dataclasses.dataclass(frozen=True)
class _Kind:
    """What a field's values are: a Python type, and what makes it precise."""

    type: type
    scale: int = 0
    zone: str = ""
    element: "_Kind | None" = None

    def join(self, other):
        """The kind that holds the values of both; TypeError where there is none."""
        if other is None or other == self:
            return self
        if {self.type, other.type} == {int, float}:
            return _Kind(float)
        if self.type is other.type is decimal.Decimal:
            return _Kind(self.type, scale=max(self.scale, other.scale))
        if self.type is other.type is datetime.datetime and self.zone and other.zone:
            return _Kind(self.type, zone="UTC")
        if self.type is other.type is list:
            if self.element is None or other.element is None:
                return self if other.element is None else other
            return _Kind(list, element=self.element.join(other.element))
        raise TypeError(f"{self} after {other}")

    def __str__(self):
        aware = " with a time zone" if self.zone else ""
        return f"{self.type.__name__}{aware}"

    def idl(self, builder):
        return (_idl(builder, self, is_nullable=True),)


def _idl(builder, kind, is_nullable):
    null = " = null" if is_nullable else ""
    if kind.type is datetime.datetime:
        zone = f', tz: "{kind.zone}"' if kind.zone else ""
        return f'long{null} (timestamp: "us"{zone})'
    if kind.type is decimal.Decimal:
        return f"long{null} (decimal: {kind.scale})"
    if kind.type is list:
        return _list_idl(kind.element or _Kind(str), is_nullable)
    if issubclass(kind.type, enum.Enum):
        return f"{builder.enum(kind.type)}{null}" + ("" if is_nullable else f" = {next(iter(kind.type)).name}")
    return _SCALARS[kind.type][1 if is_nullable else 0]


def _list_idl(element, is_nullable):
    if element.type is datetime.datetime:
        zone = f', tz: "{element.zone}"' if element.zone else ""
        idl = f'[long] (timestamp: "us"{zone})'
    elif element.type is decimal.Decimal:
        idl = f"[long] (decimal: {element.scale})"
    elif element.type in _ELEMENTS:
        idl = _ELEMENTS[element.type]
    else:
        raise TypeError(f"lists of {element.type.__name__} are not supported: use one field for each, or bytes")
    if is_nullable:
        return idl
    return idl[:-1] + ", required)" if idl.endswith(")") else idl + " (required)"


def _kind_of(value):
    if isinstance(value, enum.Enum):
        if isinstance(value.value, int):
            return _Kind(type(value))
        raise TypeError(f"{value!r} is an enum whose values are no ints; write its name or value")
    if isinstance(value, bool):
        return _Kind(bool)
    if isinstance(value, datetime.datetime):
        return _Kind(datetime.datetime, zone=_zone(value))
    if isinstance(value, decimal.Decimal):
        if not value.is_finite():
            raise TypeError(f"{value!r} is no number that a decimal field can say")
        return _Kind(decimal.Decimal, scale=max(0, -value.as_tuple().exponent))
    if isinstance(value, (bytes, bytearray, memoryview)):
        return _Kind(bytes)
    for kind in (int, float, str, datetime.date, datetime.time):
        if isinstance(value, kind):
            return _Kind(kind)
    if isinstance(value, (list, tuple)):
        element = None
        for item in value:
            if item is None:
                raise TypeError(f"{value!r:.100} has None among its elements, which are never null")
            element = _kind_of(item).join(element)
        return _Kind(list, element=element)
    if hasattr(value, "__index__"):
        return _Kind(int)
    if hasattr(value, "__float__"):
        return _Kind(float)
    raise TypeError(f"{value!r:.100} is {type(value).__name__}, which no field can hold")


def _zone(value):
    if value.tzinfo is None:
        return ""
    key = getattr(value.tzinfo, "key", None)
    if key:
        return key
    if isinstance(value.tzinfo, datetime.timezone):
        minutes = round(value.utcoffset().total_seconds()) // 60
        if minutes:
            return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    return "UTC"


def _of_annotation(builder, annotation):
    """The IDL of an annotation, as a tuple of arguments for the builder."""
    is_nullable = False
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        options = [option for option in typing.get_args(annotation) if option is not type(None)]
        is_nullable = len(options) < len(typing.get_args(annotation))
        if len(options) != 1:
            raise TypeError(f"{annotation} is more than one type; a field has one")
        annotation = options[0]
    if typing.get_origin(annotation) is typing.Annotated:
        return (typing.get_args(annotation)[1],)
    if typing.get_origin(annotation) in (list, tuple):
        element = typing.get_args(annotation)[0]
        return (_list_idl(_Kind(element), is_nullable),)
    if annotation is decimal.Decimal:
        raise TypeError("Decimal needs a scale: Annotated[Decimal, 'long (decimal: 2)']")
    if annotation is datetime.datetime:
        return (_idl(builder, _Kind(annotation), is_nullable),)
    if isinstance(annotation, type) and (annotation in _SCALARS or issubclass(annotation, enum.Enum)):
        return (_idl(builder, _Kind(annotation), is_nullable),)
    raise TypeError(f"{annotation!r} is no type that a field can have; Annotated[..., 'IDL'] can say one")


def _names_of(row):
    """The fields' names of a row, or None where it has none."""
    if isinstance(row, dict) or hasattr(row, "keys"):
        return list(row.keys())
    for attribute in ("_fields", "__struct_fields__"):
        names = getattr(row, attribute, None)
        if names is not None:
            return list(names)
    if dataclasses.is_dataclass(row):
        return [field.name for field in dataclasses.fields(row)]
    if hasattr(row, "__attrs_attrs__"):
        return [field.name for field in row.__attrs_attrs__]
    if isinstance(row, (tuple, list)):
        return None
    raise TypeError(f"{row!r:.100} is no row: a row is a tuple, a dict, or an object with fields (a dataclass, an "
                    f"attrs or msgspec class); for single values, write (value,)")


def _columns(rows):
    """Name to values of rows of one kind, by the names of all of them."""
    columns = {}
    for number, row in enumerate(rows):
        names = _names_of(row)
        if names is None:
            values = zip((f"field_{i + 1}" for i in range(len(row))), row)
        elif hasattr(row, "keys"):
            values = ((name, row[name]) for name in names)
        elif isinstance(row, (tuple, list)):
            values = zip(names, row)
        else:
            values = ((name, getattr(row, name)) for name in names)
        for name, value in values:
            columns.setdefault(name, [None] * number).append(value)
        for values in columns.values():
            if len(values) <= number:
                values.append(None)
    return columns
