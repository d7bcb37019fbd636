# SPDX-License-Identifier: Apache-2.0
"""What compare.py has the peers do: peer_tasks.py PEER convert|write INPUT OUTPUT THREADS."""
import os
import sys


def with_pyarrow(task, source, target, threads):
    import pyarrow
    import pyarrow.csv
    import pyarrow.parquet
    pyarrow.set_cpu_count(threads)
    if task == "convert":
        table = pyarrow.csv.read_csv(source)
        pyarrow.parquet.write_table(table, target, compression="zstd")
    else:
        pyarrow.csv.write_csv(pyarrow.parquet.read_table(source), target)


def with_polars(task, source, target, threads):
    os.environ["POLARS_MAX_THREADS"] = str(threads)
    import polars
    if task == "convert":
        try:
            polars.scan_csv(source, try_parse_dates=True).sink_parquet(target, compression="zstd")
        except polars.exceptions.ComputeError:  # Dates that it takes for another format: as text.
            polars.scan_csv(source).sink_parquet(target, compression="zstd")
    else:
        polars.scan_parquet(source).sink_csv(target)


def with_duckdb(task, source, target, threads):
    import duckdb
    duckdb.execute(f"set threads = {threads}")
    reader, form = (("read_csv", "(format parquet, compression zstd)") if task == "convert"
                    else ("read_parquet", "(format csv)"))
    duckdb.execute(f"copy (select * from {reader}('{source}')) to '{target}' {form}")


def main():
    peer, task, source, target, threads = sys.argv[1:]
    try:
        {"pyarrow": with_pyarrow, "polars": with_polars, "duckdb": with_duckdb}[peer](
            task, source, target, int(threads))
    except ImportError as error:
        sys.exit(f"not installed: {error.name} (pip install {peer})")


if __name__ == "__main__":
    main()
