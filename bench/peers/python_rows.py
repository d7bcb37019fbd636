# SPDX-License-Identifier: Apache-2.0
"""Rows in Python: sprat beside pickle and msgspec. Each task is a process of its own; medians of --repeat runs.

Peak memory is VmHWM above the same interpreter with the same imports.
"""
import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import pathlib

SETUP = """
import csv, datetime, json, pickle, random, resource, string, sys, time
import sprat
def peak():
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) / 1024
folder = sys.argv[1]
"""
TASKS = {
    "pickle.load of tuples, one value summed": 'total = sum(row[3] for row in pickle.load(open(folder + "/tuples.pickle", "rb")))',
    "msgspec, msgpack, one value summed": 'import msgspec\n'
        'rows = msgspec.msgpack.decode(open(folder + "/rows.msgpack", "rb").read(), type=list[tuple[str, str, str, int]])\n'
        'total = sum(row[3] for row in rows)',
    "sprat.open, one attribute summed": 'total = 0\nfor row in sprat.open(folder + "/rides.sprat"): total += row.rides',
    "sprat.open, all four values": 'total = 0\nfor route, date, daytype, rides in sprat.open(folder + "/rides.sprat"): total += rides',
    "sprat.load": 'rows = sprat.load(folder + "/rides.sprat")',
    "list(sprat.open(...))": 'rows = list(sprat.open(folder + "/rides.sprat"))',
}
MILLION = """
random.seed(7)
rows = [(random.random(), "".join(random.choices(string.ascii_lowercase, k=20)), random.randint(0, 2**64)) for _ in range(1_000_000)]
"""
DUMPS = {
    "pickle.dump of a million tuples": 'pickle.dump(rows, open(folder + "/million", "wb"), 5)',
    "sprat.dump of a million tuples": 'sprat.dump(rows, folder + "/million")',
}
REPORT = """
took, above = time.perf_counter() - start, peak() - before
print(json.dumps([took, above]))
"""


def run(setup, task, folder):
    program = setup + "before, start = peak(), time.perf_counter()\n" + task + REPORT
    done = subprocess.run([sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def prepare(csv_path, folder):
    program = SETUP + f"""
sprat.convert({str(csv_path)!r}, folder + "/rides.sprat")
rows = [(row.route, row.date, row.daytype, row.rides) for row in sprat.open(folder + "/rides.sprat")]
pickle.dump(rows, open(folder + "/tuples.pickle", "wb"), 5)
try:
    import msgspec
    open(folder + "/rows.msgpack", "wb").write(msgspec.msgpack.encode(rows))
except ImportError:
    pass
"""
    subprocess.run([sys.executable, "-c", program, str(folder)], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rides", type=pathlib.Path, help="the CSV file of bench/peers, with a column rides")
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(arguments.rides.resolve(), folder)
        print("| task | seconds | MB above the start | MB on disk |\n| --- | --- | --- | --- |")
        for name, task in TASKS.items():
            show(name, [run(SETUP, task, folder) for _ in range(arguments.repeat)], "")
        for name, task in DUMPS.items():
            runs = [run(SETUP + MILLION, task, folder) for _ in range(arguments.repeat)]
            show(name, runs, f"{(pathlib.Path(folder) / 'million').stat().st_size / 1e6:.1f}")


def show(name, runs, disk):
    seconds, memory = (statistics.median(values) for values in zip(*runs))
    print(f"| {name} | {seconds:.3f} | {memory:.1f} | {disk} |", flush=True)


if __name__ == "__main__":
    main()
