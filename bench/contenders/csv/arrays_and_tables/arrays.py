# SPDX-License-Identifier: Apache-2.0
"""An array.array for each column, of codes as narrow as they can be."""
import array

import _coded


def run(job):
    with job.writing():
        coders = _coded.coders(job)
        columns = [array.array(_coded.type_code(coder)) for coder in coders]
        for chunk in _coded.encoded_chunks(job, coders):
            for column, codes in zip(columns, chunk):
                column.extend(codes)
    with job.reading():
        pairs = zip(columns[job.key], columns[job.value_or_key()])
        return _coded.totals(job, coders, pairs)
