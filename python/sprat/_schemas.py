# SPDX-License-Identifier: Apache-2.0
"""Schemas from what Python has: annotated classes, dicts of annotations, IDL, and rows."""
import datetime
import decimal
import enum
import os
import re
import types
import typing

from sprat._kinds import Kind, RowKinds, class_names
from sprat._schema_text import SCALARS, Builder, identifier, idl_of, required, struct_field_idl, struct_idl
from sprat._sprat import Schema


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
        return of_annotations(schema.__name__, _hints(schema))
    raise TypeError(f"schema= takes a Schema, .fbs text or path, a class with annotations, or a dict of "
                    f"name to type, not {schema!r}")


def of_annotations(name, annotations):
    """A schema with a field for each annotation; `X | None` is nullable."""
    builder = Builder(name)
    for field, annotation in annotations.items():
        try:
            builder.add(field, _annotation_idl(builder, field, annotation))
        except TypeError as error:
            raise TypeError(f"field {field}: {error}") from None
    return builder.schema()


def of_kinds(kinds, name="Row"):
    """A schema that fits the rows that these RowKinds are of; every field is nullable."""
    builder = Builder(name)
    for field, kind in kinds.by_name.items():
        try:
            builder.add(field, idl_of(builder, field, kind or Kind(str), is_nullable=True))
        except TypeError as error:
            raise TypeError(f"field {field}: {error}; schema= can say the type") from None
    return builder.schema()


def of_dtype(dtype, name="Row"):
    """The schema of a NumPy structured array; no field is nullable."""
    builder = Builder(name)
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


def _hints(cls):
    """The annotations of a class's fields; keys that a TypedDict may lack are nullable."""
    hints = typing.get_type_hints(cls, include_extras=True)
    names = class_names(cls) or list(hints)
    optional = getattr(cls, "__optional_keys__", ())
    return {name: hints[name] | None if name in optional else hints[name] for name in names}


def _bare(annotation):
    """An annotation without aliases and without None: (annotation, whether it may be None)."""
    is_nullable = False
    while True:
        origin = typing.get_origin(annotation)
        if origin in (typing.Union, types.UnionType):
            options = [option for option in typing.get_args(annotation) if option is not type(None)]
            is_nullable |= len(options) < len(typing.get_args(annotation))
            if len(options) != 1:
                raise TypeError(f"{annotation} is more than one type; a field has one")
            annotation = options[0]
        elif getattr(origin, "_name", "") in ("Required", "NotRequired"):
            annotation = typing.get_args(annotation)[0]
        elif hasattr(annotation, "__supertype__"):
            annotation = annotation.__supertype__
        elif hasattr(annotation, "__value__"):
            annotation = annotation.__value__
        else:
            return annotation, is_nullable


def _annotation_idl(builder, field, annotation):
    annotation, is_nullable = _bare(annotation)
    if typing.get_origin(annotation) is typing.Annotated:
        inner, *notes = typing.get_args(annotation)
        idl = next((note for note in notes if isinstance(note, str)), None)
        if idl is None:
            return _annotation_idl(builder, field, inner | None if is_nullable else inner)
        return _with_nulls(idl, is_nullable or _bare(inner)[1])
    if _is_class_of_rows(annotation):
        parts = [(name, _struct_part_idl(builder, name, part)) for name, part in _hints(annotation).items()]
        return struct_idl(builder, annotation.__name__, parts, is_nullable)
    return idl_of(builder, field, _annotation_kind(annotation), is_nullable)


def _struct_part_idl(builder, field, annotation):
    annotation, is_nullable = _bare(annotation)
    if is_nullable:
        raise TypeError(f"{field} may be None, but the fields of a struct are never null; the whole may be")
    if typing.get_origin(annotation) is typing.Annotated:
        return typing.get_args(annotation)[1]
    if _is_class_of_rows(annotation):
        parts = [(name, _struct_part_idl(builder, name, part)) for name, part in _hints(annotation).items()]
        return builder.struct(identifier(annotation.__name__), parts)
    return struct_field_idl(builder, field, _annotation_kind(annotation))


def _annotation_kind(annotation):
    origin = typing.get_origin(annotation)
    if origin in (list, tuple):
        return Kind(list, element=_annotation_kind(_bare(typing.get_args(annotation)[0])[0]))
    if origin is typing.Literal:
        kinds = {type(value) for value in typing.get_args(annotation)}
        if len(kinds) == 1:
            return Kind(kinds.pop())
    if annotation is decimal.Decimal:
        raise TypeError("Decimal needs a scale: Annotated[Decimal, 'long (decimal: 2)']")
    if isinstance(annotation, type) and (annotation in SCALARS or annotation is datetime.datetime
                                         or issubclass(annotation, enum.Enum)):
        return Kind(annotation)
    raise TypeError(f"{annotation!r} is no type that a field can have; Annotated[..., 'IDL'] can say one")


def _is_class_of_rows(annotation):
    return isinstance(annotation, type) and not issubclass(annotation, enum.Enum) and (
        typing.is_typeddict(annotation) or class_names(annotation) is not None)


def _with_nulls(idl, is_nullable):
    """IDL that says whether a field may be null; what it says already stands."""
    if re.search(r"=|\brequired\b", idl):
        return idl
    type_name, attributes = re.match(r"\s*(\[.*?\]|[\w.]+)\s*(.*)", idl, re.DOTALL).groups()
    if type_name == "string" or type_name.startswith("["):
        return idl if is_nullable else required(idl.rstrip())
    return f"{type_name} = null {attributes}".rstrip() if is_nullable else idl
