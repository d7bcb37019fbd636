# SPDX-License-Identifier: Apache-2.0
"""A flag for each row: whether it belongs to one of the five largest groups."""
from _job import percent_encode


def flags(job):
    """A bool for each row, from a pass that finds the groups and one that looks them up."""
    large = {part.partition("=")[0] for part in job.totals(job.list_rows()).split()}
    known = {}
    for row in job.list_rows():
        group = job.group_of(row[job.key])
        if group not in known:
            known[group] = percent_encode(group) in large
        yield known[group]


def totals(job, is_set):
    """The answer, from the rows of the CSV whose number is set."""
    return job.totals(row for number, row in enumerate(job.list_rows()) if is_set(number))
