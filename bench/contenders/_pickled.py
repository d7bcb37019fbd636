# SPDX-License-Identifier: Apache-2.0
"""Whole lists to a pickle file and back."""
import pickle


def write(job, rows, protocol):
    """Writes job.data."""
    with job.writing(), open(job.data, "wb") as file:
        pickle.dump(rows, file, protocol=protocol)


def read(job):
    """Reads job.data."""
    with open(job.data, "rb") as file:
        return pickle.load(file)


def dict_list(job):
    """The rows as csv.DictReader gives them."""
    return list(job.dict_rows())


def tuple_list(job):
    """The rows as tuples of text."""
    return list(map(tuple, job.list_rows()))


def dump(job, make_rows, totals, protocol):
    """The rows in memory, then pickle.dump."""
    rows = make_rows(job)
    write(job, rows, protocol)
    with job.reading():
        return totals(rows)


def load(job, totals):
    """pickle.load of what another process dumped."""
    with job.reading():
        return totals(read(job))


def typed_list(job):
    """The rows as tuples of numbers and text."""
    return list(job.typed_rows())
