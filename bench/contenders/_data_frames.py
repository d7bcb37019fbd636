# SPDX-License-Identifier: Apache-2.0
"""A pandas frame of the CSV, and the totals of frames."""
import csv
import io

import pandas


def warm_up():
    """Reads and sums a row."""
    frame = pandas.read_csv(io.StringIO("a,b\nx,1\n"), dtype={"a": str})
    frame["b"].groupby(frame["a"].str[:1], sort=False).sum()


def read_csv(job):
    """The typed columns, named by number."""
    columns = range(len(job.kinds))
    quoting = csv.QUOTE_MINIMAL if "quotechar" in job.dialect else csv.QUOTE_NONE
    return pandas.read_csv(
        job.csv, header=0, names=[f"c{column}" for column in columns], index_col=False,
        sep=job.dialect["delimiter"], escapechar=job.dialect["escapechar"], quoting=quoting,
        quotechar=job.dialect.get("quotechar", '"'), encoding=job.encoding, keep_default_na=False,
        dtype={f"c{column}": str for column in columns if job.kinds[column] in "tn"},
        na_values={f"c{column}": [job.nulls[column]] for column in columns
                   if job.kinds[column] in "ir" and not job.is_required(column)})


def totals(job, frame):
    """The answer, by groupby."""
    keys = frame[f"c{job.key}"]
    if job.key_length is not None:
        keys = keys.str[:job.key_length]
    values = keys if job.value is None else frame[f"c{job.value}"]
    if job.value is not None:
        keys, values = keys[values.notna()], values.dropna().astype(float)
    grouped = values.groupby(keys, sort=False)
    return job.answer((grouped.size() if job.value is None else grouped.sum()).items())
