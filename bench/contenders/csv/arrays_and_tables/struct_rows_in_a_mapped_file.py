# SPDX-License-Identifier: Apache-2.0
"""struct rows of codes, scanned through mmap."""
import mmap

import _coded
import _struct_rows


def run(job):
    layout, coders = _struct_rows.write(job)
    with job.reading(), open(job.data, "rb") as file:
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
            key, value = job.key, job.value_or_key()
            rows = layout.iter_unpack(mapped)
            return _coded.totals(job, coders, ((row[key], row[value]) for row in rows))
