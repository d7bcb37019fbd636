# SPDX-License-Identifier: Apache-2.0
"""Schemas' text: the IDL of kinds, and a builder of schemas from fields."""
import datetime
import decimal
import enum
import re

from sprat._kinds import Kind
from sprat._sprat import Schema

# IDL of a required and of a nullable field.
SCALARS = {
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
# What a struct has room for: it is as long as its type says.
_STRUCT_FIELDS = {bool: "bool", int: "long", float: "double", datetime.date: "int (date)",
                  datetime.time: 'long (time: "us")'}


class Builder:
    """Collects fields under names that a schema can have."""

    def __init__(self, name):
        self._name = identifier(name) if name else "Row"
        self._fields = []
        self._names = set()
        self._enums = {}
        self._structs = {}

    def add(self, name, idl):
        name = str(name)
        unique, number = identifier(name), 2
        while unique in self._names:
            unique, number = f"{identifier(name)}_{number}", number + 1
        self._names.add(unique)
        self._fields.append((unique, idl, "" if unique == name else name))

    def enum(self, members):
        """The name of an enum type of the schema."""
        known = self._enums.setdefault(members.__name__, members)
        if known is not members:
            raise TypeError(f"two enums are called {members.__name__}")
        return members.__name__

    def struct(self, name, fields):
        """The name of a struct type of the schema, of (field, IDL) pairs; the same for equal ones."""
        for field, _ in fields:
            if not field.isidentifier() or not field.isascii():
                raise TypeError(f"{field!r} is no name that a struct's field can have")
        if not fields:
            raise TypeError("a struct without fields holds nothing")
        unique, number = name, 2
        while self._structs.setdefault(unique, fields) != fields:
            unique, number = f"{name}_{number}", number + 1
        return unique

    def schema(self):
        if not self._fields:
            raise TypeError("a row without fields has no schema")
        text = ""
        for name, members in self._enums.items():
            values = sorted(members, key=lambda member: member.value)
            text += f"enum {name} : long {{ " + ", ".join(f"{m.name} = {m.value}" for m in values) + " }\n"
        for name, fields in self._structs.items():
            text += f"struct {name} {{ " + " ".join(f"{field}: {idl};" for field, idl in fields) + " }\n"
        return Schema.make(self._name, text, self._fields)


def identifier(name):
    name = re.sub(r"\W", "_", str(name), flags=re.ASCII)
    return "_" + name if not name or name[0].isdigit() else name


def idl_of(builder, field, kind, is_nullable):
    """The IDL of a field's type; structs and enums go to the builder."""
    if kind.type is list:
        return _list_idl(kind.element or Kind(str), is_nullable)
    if kind.type is dict:
        return struct_idl(builder, kind.name or _camel_case(field),
                          [(name, struct_field_idl(builder, name, part)) for name, part in kind.fields], is_nullable)
    if issubclass(kind.type, enum.Enum):
        name = builder.enum(kind.type)
        return f"{name} = null" if is_nullable else f"{name} = {next(iter(kind.type)).name}"
    if kind.type in SCALARS:
        return SCALARS[kind.type][1 if is_nullable else 0]
    return f"long{' = null' if is_nullable else ''} ({_long_attributes(kind)})"


def struct_idl(builder, name, fields, is_nullable):
    return builder.struct(identifier(name), fields) + ("" if is_nullable else " (required)")


def struct_field_idl(builder, field, kind):
    """The IDL of a field of a struct."""
    if kind.type is dict:
        return builder.struct(kind.name or _camel_case(field),
                              [(name, struct_field_idl(builder, name, part)) for name, part in kind.fields])
    if kind.type in _STRUCT_FIELDS:
        return _STRUCT_FIELDS[kind.type]
    if kind.type in (datetime.datetime, decimal.Decimal):
        return f"long ({_long_attributes(kind)})"
    if issubclass(kind.type, enum.Enum):
        return builder.enum(kind.type)
    raise TypeError(f"{field} is {kind}, which a struct has no room for: make it a field of the row")


def _long_attributes(kind):
    if kind.type is decimal.Decimal:
        return f"decimal: {kind.scale}"
    zone = f', tz: "{kind.zone}"' if kind.zone else ""
    return f'timestamp: "us"{zone}'


def _list_idl(element, is_nullable):
    if element.type in (datetime.datetime, decimal.Decimal):
        idl = f"[long] ({_long_attributes(element)})"
    elif element.type in _ELEMENTS:
        idl = _ELEMENTS[element.type]
    else:
        raise TypeError(f"lists of {element.type.__name__} are not supported: use one field for each, or bytes")
    return idl if is_nullable else required(idl)


def required(idl):
    """The IDL with the attribute `required`."""
    return idl[:-1] + ", required)" if idl.endswith(")") else idl + " (required)"


def _camel_case(name):
    words = "".join(word[:1].upper() + word[1:] for word in identifier(name).split("_"))
    return words if words != name else words + "Struct"
