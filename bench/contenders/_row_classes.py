# SPDX-License-Identifier: Apache-2.0
"""Rows as objects of a class made for them."""


def row_class(names, has_slots):
    """A class whose constructor takes the cells in order, as one would write it by hand."""
    parameters = ", ".join(names)
    lines = ["class Row:"]
    if has_slots:
        lines.append(f"    __slots__ = {tuple(names)!r}")
    lines.append(f"    def __init__(self, {parameters}):")
    lines += [f"        self.{name} = {name}" for name in names]
    scope = {}
    exec("\n".join(lines), scope)
    return scope["Row"]


def hold(job, make, rows):
    """A list of what `make` makes of each row's cells, totalled by attribute."""
    with job.writing():
        held = [make(*row) for row in rows]
    with job.reading():
        return job.totals_of_objects(held)


def hold_plain(job, make):
    """The same, of cells as text."""
    return hold(job, make, job.list_rows())


def float_rows(job):
    """The rows as lists in which numbers are floats and the rest is text."""
    is_number = [kind != "t" and job.is_required(i) for i, kind in enumerate(job.kinds)]
    for row in job.list_rows():
        yield [float(cell) if number else cell for cell, number in zip(row, is_number)]


def cached_rows(job):
    """The same with equal texts being one object."""
    is_number = [kind != "t" and job.is_required(i) for i, kind in enumerate(job.kinds)]
    cache = {}
    for row in job.list_rows():
        yield [float(cell) if number else cache.setdefault(cell, cell)
               for cell, number in zip(row, is_number)]
