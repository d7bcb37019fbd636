# SPDX-License-Identifier: Apache-2.0
"""A redis server with one list of rows, as lines of JSON; its memory counts."""
import json

import _redis


def run(job):
    value = job.value_or_key()

    def pairs(server, rows):
        for first in range(0, rows, _redis.BATCH):
            lines, = server.send_all(
                [_redis.command("LRANGE", "rows", first, first + _redis.BATCH - 1)])
            for line in lines:
                row = json.loads(line)
                yield row[job.key], row[value]

    with _redis.Server(job) as server:
        with job.writing():
            rows = 0
            for rows, _ in enumerate(server.send_all(
                    _redis.command("RPUSH", "rows", json.dumps(row, ensure_ascii=False))
                    for row in job.list_rows()), 1):
                pass
        with job.reading():
            return job.totals_of_pairs(pairs(server, rows))
