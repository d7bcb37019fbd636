# SPDX-License-Identifier: Apache-2.0
"""A dict of 46,461 strings of seven letters to ints."""
COUNT = 46461


def run(job):
    with job.writing():
        places = {f"w{number:06d}": number for number in range(COUNT)}
    with job.reading():
        assert len(places) == COUNT and places["w046460"] == COUNT - 1
