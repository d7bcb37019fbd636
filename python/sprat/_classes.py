# SPDX-License-Identifier: Apache-2.0
"""Classes that are made for a schema's types."""
import enum
import functools

from sprat import _sprat


@functools.lru_cache(maxsize=256)
def enum_class(name, members):
    """The IntEnum of these (name, value) pairs; the same class for equal ones."""
    return enum.IntEnum(name, members, module="sprat")


def reduce_rows(rows):
    """What a pickle of Rows holds: the bytes of a file."""
    from sprat import dumps, loads

    return loads, (dumps(iter(rows), schema=rows.schema),)


def rebuild_record(name, fields, values):
    """A record of values that are no file's; what pickles of records call."""
    return _sprat.rebuild_record(name, fields, values)
