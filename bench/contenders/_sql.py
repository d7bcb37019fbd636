# SPDX-License-Identifier: Apache-2.0
"""The rows as a table of SQLite."""
import sqlite3


def load(job, path):
    """A connection to a new database with the typed rows in one table."""
    database = sqlite3.connect(path)
    names = ", ".join(f"c{column}" for column in range(len(job.kinds)))
    marks = ", ".join("?" for kind in job.kinds)
    database.execute(f"CREATE TABLE rows ({names})")
    database.executemany(f"INSERT INTO rows VALUES ({marks})", job.typed_rows(big=str))
    database.commit()
    return database


def totals(job, database):
    """The answer, by GROUP BY."""
    value = 1 if job.value is None else f"c{job.value}"
    key = f"c{job.key}"
    if job.key_length is not None:
        key = f"substr({key}, 1, {job.key_length})"
    return job.answer(database.execute(
        f"SELECT {key}, total({value}) FROM rows WHERE {value} IS NOT NULL GROUP BY 1"))
