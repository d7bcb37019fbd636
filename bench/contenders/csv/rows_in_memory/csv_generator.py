# SPDX-License-Identifier: Apache-2.0
"""No row is held: csv.DictReader, one row at a time, numbers converted on the way."""

TRACED = True


def run(job):
    names = job.names()
    numbers = {names[column]: job.converter(column)
               for column, kind in enumerate(job.kinds) if kind != "t"}

    def rows():
        for row in job.dict_rows():
            yield {**row, **{name: convert(row[name]) for name, convert in numbers.items()}}

    with job.reading():
        return job.totals_of_dicts(rows())
