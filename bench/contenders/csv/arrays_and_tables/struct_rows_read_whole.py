# SPDX-License-Identifier: Apache-2.0
"""struct rows of codes, read by file.read()."""
import _coded
import _struct_rows


def run(job):
    layout, coders = _struct_rows.write(job)
    with job.reading(), open(job.data, "rb") as file:
        key, value = job.key, job.value_or_key()
        rows = layout.iter_unpack(file.read())
        return _coded.totals(job, coders, ((row[key], row[value]) for row in rows))
