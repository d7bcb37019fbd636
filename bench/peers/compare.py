# SPDX-License-Identifier: Apache-2.0
"""sprat beside its peers on the same CSV files in one run: wall and CPU seconds, peak memory, file size.

    compare.py [--sprat build/release/sprat] [--python /path/with/peers/bin/python] [--repeat 3]
               [--threads 2] [--json out.json] FILE.csv ...

Each task is a child process of its own, measured by wait4; the median of the repeats counts. Peers that the
interpreter lacks are listed as such. Output is a Markdown table for docs/benchmarks.md.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PEERS = pathlib.Path(__file__).with_name("peer_tasks.py")


def tasks(options, csv, folder):
    """Yields (task, who, command, output); what a later task reads, an earlier one has written."""
    sprat, threads = str(options.sprat), str(options.threads)
    for effort in options.efforts.split(","):
        out = folder / f"{effort}.sprat"
        yield "convert", f"sprat {effort}", [sprat, "convert", csv, str(out), "--force", "--quiet",
                                             "--effort", effort, "--threads", threads], out
    for peer in ("pyarrow", "polars", "duckdb"):
        out = folder / f"{peer}.parquet"
        yield "convert", peer, [options.python, str(PEERS), peer, "convert", csv, str(out), threads], out
    back = folder / "back.csv"
    yield "to CSV", "sprat", [sprat, "convert", str(folder / "default.sprat"), str(back), "--force",
                              "--quiet", "--threads", threads], back
    for peer in ("pyarrow", "polars", "duckdb"):
        yield "to CSV", peer, [options.python, str(PEERS), peer, "write", str(folder / f"{peer}.parquet"),
                               str(back), threads], back


def measure(command):
    """(wall s, CPU s, peak MB of 10^6, exit code, what it said)."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        return (wall, usage.ru_utime + usage.ru_stime, peak / 1e6, child.returncode,
                said.read().decode(errors="replace").strip())


def run(options, csv, folder):
    rows = []
    for task, who, command, output in tasks(options, csv, folder):
        runs = [measure(command) for _ in range(options.repeat)]
        failed = next((run for run in runs if run[3] != 0), None)
        row = {"file": pathlib.Path(csv).name, "task": task, "who": who}
        if failed:
            row["status"] = failed[4].splitlines()[-1] if failed[4] else f"exit code {failed[3]}"
        else:
            row |= {"status": "ok", "wall": statistics.median(run[0] for run in runs),
                    "cpu": statistics.median(run[1] for run in runs),
                    "peak_mb": statistics.median(run[2] for run in runs),
                    "bytes": output.stat().st_size}
        rows.append(row)
        print(f"  {task}: {who}: {row['status']}", file=sys.stderr)
    return rows


def table(rows):
    lines = ["| file | task | | wall s | CPU s | peak MB | MB written |",
             "| --- | --- | --- | --- | --- | --- | --- |"]
    for row in rows:
        figures = ([f"{row['wall']:.2f}", f"{row['cpu']:.2f}", f"{row['peak_mb']:.0f}",
                    f"{row['bytes'] / 1e6:.2f}"] if row["status"] == "ok" else [row["status"], "", "", ""])
        lines.append("| " + " | ".join([row["file"], row["task"], row["who"], *figures]) + " |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", metavar="FILE.csv")
    parser.add_argument("--sprat", type=pathlib.Path, default=ROOT / "build/release/sprat")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--efforts", default="fast,default", help="of sprat's conversion; small takes minutes")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()
    rows = []
    for csv in options.files:
        with tempfile.TemporaryDirectory() as folder:
            rows += run(options, csv, pathlib.Path(folder))
    if options.json:
        options.json.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    print(table(rows))


if __name__ == "__main__":
    main()
