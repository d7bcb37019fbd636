# SPDX-License-Identifier: Apache-2.0
"""Pickles one after another in a file."""
import pickle


def read_all(path):
    """Each pickle's object."""
    with open(path, "rb") as file:
        try:
            while True:
                yield pickle.load(file)
        except EOFError:
            pass


def write_rows(job):
    """A pickle for each row of the CSV, none of which is held."""
    with job.writing(), open(job.data, "wb") as file:
        for row in job.list_rows():
            pickle.dump(tuple(row), file, protocol=5)


def write_columns(job, columns):
    """A pickle for each column."""
    with job.writing(), open(job.data, "wb") as file:
        for column in columns:
            pickle.dump(column, file, protocol=5)


def columns_of(job):
    """The columns as lists with cached strings and floats."""
    import _row_classes

    columns = [[] for kind in job.kinds]
    for row in _row_classes.cached_rows(job):
        for column, cell in zip(columns, row):
            column.append(cell)
    return columns


def write_without_memo(job, rows):
    """The list without remembering what was pickled: equal objects are written again and again."""
    with job.writing(), open(job.data, "wb") as file:
        pickler = pickle.Pickler(file, protocol=5)
        pickler.fast = True
        pickler.dump(rows)
