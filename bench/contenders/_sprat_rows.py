# SPDX-License-Identifier: Apache-2.0
"""sprat's rows: typed, so that numbers are added as they are."""
import collections

import sprat


def warm_up():
    """Dumps and reads a row."""
    for row in sprat.loads(sprat.dumps([(1, 2.5, "a")])):
        tuple(row)


def totals(job, rows):
    """The answer, from records."""
    if job.value is None or job.key_length is not None or job.kinds[job.value] != "i":
        return job.totals_of_pairs((row[job.key], row[job.value_or_key()]) for row in rows)
    key, value = job.key, job.value
    sums = collections.defaultdict(int)
    for row in rows:
        number = row[value]
        if number is not None:
            sums[row[key]] += number
    return job.answer(sums.items())


def dump_tuples(job):
    """Writes job.data."""
    with job.writing():
        sprat.dump(job.typed_rows(), job.data)
