# SPDX-License-Identifier: Apache-2.0
"""struct rows of codes, read into one preallocated bytearray, through a memoryview."""
import _coded
import _struct_rows

ROWS = 8192


def run(job):
    layout, coders = _struct_rows.write(job)
    key, value = job.key, job.value_or_key()

    def pairs():
        buffer = memoryview(bytearray(ROWS * layout.size))
        with open(job.data, "rb", buffering=0) as file:
            while count := file.readinto(buffer):
                for row in layout.iter_unpack(buffer[:count]):
                    yield row[key], row[value]

    with job.reading():
        return _coded.totals(job, coders, pairs())
