# SPDX-License-Identifier: Apache-2.0
"""What Reader.totals gives."""
import dataclasses
import decimal


@dataclasses.dataclass(frozen=True, slots=True)
class Total:
    """How many values of a column are there, and their sum."""

    count: int
    sum: int | float | decimal.Decimal


def make_totals(entries):
    """Of (name, count, sum, scale) tuples; a scale tells of a decimal, whose sum is in its last digits."""
    return {name: Total(count, number if scale is None else decimal.Decimal(f"{number}E{-scale}"))
            for name, count, number, scale in entries}
