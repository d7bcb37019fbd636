# SPDX-License-Identifier: Apache-2.0
"""An array.array for each column, of codes as narrow as they can be."""
import array

import _coded


def run(job):
    with job.writing():
        coders = _coded.coders(job)
        columns = [array.array(_coded.type_code(coder)) for coder in coders]
        for row in _coded.encoded_rows(job, coders):
            for column, code in zip(columns, row):
                column.append(code)
    with job.reading():
        pairs = zip(columns[job.key], columns[job.value_or_key()])
        return _coded.totals(job, coders, pairs)
