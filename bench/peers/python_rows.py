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
PICKLED = 'pickle.load(open(folder + "/tuples.pickle", "rb"))'
PACKED = """msgspec.msgpack.decode(open(folder + "/rows.msgpack", "rb").read(), type=list[tuple[str, str, str, int]])"""
STREAMED = 'sprat.open(folder + "/rides.sprat")'


def loop(rows, target, value):
    """A function that sums over rows: the same for all."""
    return f"def task():\n    total = 0\n    for {target} in {rows}:\n        total += {value}\ntask()"


FOUR = "route, date, daytype, rides"
TASKS = {
    "pickle.load of tuples, one value summed": loop(PICKLED, "row", "row[3]"),
    "msgspec, msgpack, one value summed": loop(PACKED, "row", "row[3]"),
    "sprat.open, one attribute summed": loop(STREAMED, "row", "row.rides"),
    "pickle.load of tuples, all four values": loop(PICKLED, FOUR, "rides"),
    "msgspec, msgpack, all four values": loop(PACKED, FOUR, "rides"),
    "sprat.open, all four values": loop(STREAMED, FOUR, "rides"),
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
    "sprat.dump of a generator of them": 'sprat.dump((row for row in rows), folder + "/million")',
}
# Peers' imports are none of their work.
IMPORTS = {"msgspec": "import msgspec\n", "pickle": "", "sprat": ""}
REPORT = """
took, above = time.perf_counter() - start, peak() - before
print(json.dumps([took, above]))
"""


def run(setup, task, folder):
    program = setup + "before, start = peak(), time.perf_counter()\n" + task + REPORT
    done = subprocess.run([sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def run_import():
    program = SETUP.replace("import sprat\n", "").replace("folder = sys.argv[1]\n", "")
    program += "before, start = peak(), time.perf_counter()\nimport sprat" + REPORT
    return json.loads(subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout)


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
            setup = SETUP + IMPORTS.get(name.split(",")[0].split(".")[0], "")
            show(name, [run(setup, task, folder) for _ in range(arguments.repeat)], "")
        show("import sprat", [run_import() for _ in range(arguments.repeat)], "")
        for name, task in DUMPS.items():
            runs = [run(SETUP + MILLION, task, folder) for _ in range(arguments.repeat)]
            show(name, runs, f"{(pathlib.Path(folder) / 'million').stat().st_size / 1e6:.1f}")


def show(name, runs, disk):
    seconds, memory = (statistics.median(values) for values in zip(*runs))
    print(f"| {name} | {seconds:.3f} | {memory:.1f} | {disk} |", flush=True)


if __name__ == "__main__":
    main()
