# SPDX-License-Identifier: Apache-2.0
"""Kinds of values: what fields are made of where rows say their schema."""
import dataclasses
import datetime
import decimal
import enum


@dataclasses.dataclass(frozen=True)
class Kind:
    """What a field's values are: a Python type, and what makes it precise. A dict is a struct."""

    type: type
    scale: int = 0
    zone: str = ""
    element: "Kind | None" = None
    name: str = ""
    fields: "tuple[tuple[str, Kind], ...]" = ()

    def join(self, other):
        """The kind that holds the values of both; TypeError where there is none."""
        if other is None or other == self:
            return self
        if {self.type, other.type} == {int, float}:
            return Kind(float)
        if self.type is other.type is decimal.Decimal:
            return Kind(self.type, scale=max(self.scale, other.scale))
        if self.type is other.type is datetime.datetime and self.zone and other.zone:
            return Kind(self.type, zone="UTC")
        if self.type is other.type is list:
            if self.element is None or other.element is None:
                return self if other.element is None else other
            return Kind(list, element=self.element.join(other.element))
        if self.type is other.type is dict and {name for name, _ in self.fields} == {name for name, _ in other.fields}:
            kinds = dict(self.fields)
            return Kind(dict, name=other.name, fields=tuple((name, kinds[name].join(known)) for name, known in other.fields))
        raise TypeError(f"{self} after {other}")

    def __str__(self):
        if self.type is dict:
            return f"{{{', '.join(f'{name}: {kind}' for name, kind in self.fields)}}}"
        aware = " with a time zone" if self.zone else ""
        return f"{self.type.__name__}{aware}"


class RowKinds:
    """The kinds of the fields of some rows, by name."""

    def __init__(self):
        self.by_name = {}
        self._count = 0
        self._width = None

    def add(self, row):
        """Takes a row's values into account; a row that does not go with those before is a TypeError
        that names the row, the field and the value, and changes nothing."""
        names = names_of(row)
        if names is None and not isinstance(row, (tuple, list)):
            raise TypeError(f"{row!r:.100} is no row: a row is a tuple, a dict, or an object with fields (a dataclass, an "
                            f"attrs or msgspec class); for single values, write (value,)")
        if names is None:
            self._check_width(row)
            names = [f"field_{i + 1}" for i in range(len(row))]
        joined = {}
        for name, value in zip(names, values_of(row, names)):
            try:
                joined[name] = self._join(self.by_name.get(name), value)
            except TypeError as error:
                raise TypeError(f"row {self._count}, field {name}: {error}; schema= can say the type") from None
        self.by_name.update(joined)
        self._count += 1

    def _check_width(self, row):
        self._width = len(row) if self._width is None else self._width
        if len(row) != self._width:
            raise TypeError(f"row {self._count}: {row!r:.100} has {len(row)} values, the rows before it {self._width}; "
                            "schema= can name the fields of dicts, which may lack some")

    @staticmethod
    def _join(known, value):
        if value is None:
            return known
        kind = kind_of(value)
        try:
            return kind.join(known)
        except TypeError as error:
            raise TypeError(f"{value!r:.100} is {error}") from None


def names_of(row):
    """The fields' names of a row, or None where it has none."""
    if hasattr(type(row), "keys"):
        return list(row.keys())
    return class_names(type(row))


def class_names(cls):
    """The fields' names of a class of rows, or None of any other class."""
    for attribute in ("_fields", "__struct_fields__"):
        names = getattr(cls, attribute, None)
        if names is not None:
            return list(names)
    if dataclasses.is_dataclass(cls):
        return [field.name for field in dataclasses.fields(cls)]
    if hasattr(cls, "__attrs_attrs__"):
        return [field.name for field in cls.__attrs_attrs__]
    return None


def values_of(row, names):
    """A row's values in the order of its names."""
    if hasattr(type(row), "keys"):
        return [row[name] for name in names]
    if isinstance(row, (tuple, list)):
        return list(row)
    return [getattr(row, name) for name in names]


def kind_of(value):
    """The Kind of a value that is not None; TypeError where no field can hold it."""
    if isinstance(value, enum.Enum):
        if isinstance(value.value, int):
            return Kind(type(value))
        raise TypeError(f"{value!r} is an enum whose values are no ints; write its name or value")
    if isinstance(value, bool):
        return Kind(bool)
    if isinstance(value, datetime.datetime):
        return Kind(datetime.datetime, zone=_zone(value))
    if isinstance(value, decimal.Decimal):
        if not value.is_finite():
            raise TypeError(f"{value!r} is no number that a decimal field can say")
        scale = max(0, -value.as_tuple().exponent)
        if scale > 18:
            raise TypeError(f"{value!r} has {scale} digits after the point; a decimal field has up to 18")
        return Kind(decimal.Decimal, scale=scale)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return Kind(bytes)
    for kind in (int, float, str, datetime.date, datetime.time):
        if isinstance(value, kind):
            return Kind(kind)
    names = names_of(value)
    if names is not None:
        return _struct_of(value, names)
    if isinstance(value, (list, tuple)):
        return _list_of(value)
    if type(value).__module__ == "numpy" and hasattr(value, "dtype"):
        return _of_numpy(value)
    if hasattr(value, "__index__"):
        return Kind(int)
    if hasattr(value, "__float__"):
        return Kind(float)
    raise TypeError(f"{value!r:.100} is {type(value).__name__}, which no field can hold")


def _of_numpy(value):
    kinds = {"b": bool, "i": int, "u": int, "f": float}
    if value.dtype.kind in kinds and not value.shape:
        return Kind(kinds[value.dtype.kind])
    raise TypeError(f"{value!r:.100} is {type(value).__name__}, which no field can hold; its item() may be what you want")


def _struct_of(value, names):
    fields = []
    for name, part in zip(names, values_of(value, names)):
        if part is None:
            raise TypeError(f"{value!r:.100} has None as its {name}; the fields of a struct are never null, the whole may be")
        fields.append((str(name), kind_of(part)))
    return Kind(dict, name="" if hasattr(type(value), "keys") else type(value).__name__, fields=tuple(fields))


def _list_of(values):
    element = None
    for item in values:
        if item is None:
            raise TypeError(f"{values!r:.100} has None among its elements, which are never null")
        element = kind_of(item).join(element)
    return Kind(list, element=element)


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
