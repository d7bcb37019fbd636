# SPDX-License-Identifier: Apache-2.0
"""Rows as structs of codes in a file."""
import struct

import _coded


def write(job):
    """Writes job.data; the layout, and the coders."""
    with job.writing(), open(job.data, "wb") as file:
        coders = _coded.coders(job)
        layout = struct.Struct("<" + "".join(map(_coded.type_code, coders)))
        for columns in _coded.encoded_chunks(job, coders):
            file.write(b"".join(map(layout.pack, *columns)))
    return layout, coders
