# SPDX-License-Identifier: Apache-2.0
"""A redis server with a hash for each row; its memory counts."""
import _redis


def run(job):
    names = job.names()
    wanted = (names[job.key], names[job.value_or_key()])
    with _redis.Server(job) as server:
        with job.writing():
            rows = 0
            for rows, _ in enumerate(server.send_all(
                    _redis.command("HSET", number, *(part for pair in row.items() for part in pair))
                    for number, row in enumerate(job.dict_rows())), 1):
                pass
        with job.reading():
            pairs = server.send_all(
                _redis.command("HMGET", number, *wanted) for number in range(rows))
            return job.totals_of_pairs((key.decode(), value.decode()) for key, value in pairs)
