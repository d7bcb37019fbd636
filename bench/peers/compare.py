# SPDX-License-Identifier: Apache-2.0
"""sprat beside its peers on the same CSV files in one run: wall and CPU seconds, peak memory, file size.

    compare.py [--sprat build/release/sprat] [--scan build/bench/bench/scan_columns] [--python /path/with/peers/bin/python]
               [--repeat 3] [--threads 2] [--touch 4] [--tasks convert,filter] [--only sprat,vortex] [--json out.json]
               FILE.csv ...

Each task is a child process of its own, measured by wait4 and held to as many cores as it has threads. Contenders take
turns, so that a slow minute of the machine is everybody's; the median of the repeats counts. --touch: before each run, so many
GiB of memory are taken and given back, for a virtual machine's memory may come from its host when it is first touched, and
whoever gets such pages would pay for it. Seconds within a Python process are those after its imports. What a task reads is made first, unmeasured
where its making is no task. An answer that differs from the first contender's is told. Peers that the interpreter
lacks are listed as such. Output is a Markdown table for docs/benchmarks.md.
"""
import argparse
import dataclasses
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
import typing

ROOT = pathlib.Path(__file__).resolve().parents[2]
PEER_TASKS = pathlib.Path(__file__).with_name("peer_tasks.py")

TASKS = {"convert": "convert", "to CSV": "to_csv", "scan all": "scan_all", "scan one": "scan_one", "filter": "filter",
         "rows": "rows"}

# By how the file's name begins: the column of "scan one" and "rows"; date column, first day, last day and summed column of
# "filter"; how dates are written where it is not as 1996-03-01. Other files have the tasks that need none of these.
FILES = {
    "rides": {"one": "rides", "filter": ("date", "2014-01-01", "2014-01-31", "rides"), "date_format": "%m/%d/%Y"},
    "lineitem": {"one": "l_quantity", "filter": ("l_shipdate", "1996-03-01", "1996-03-31", "l_extendedprice")},
}


@dataclasses.dataclass
class Contender:
    name: str
    file: str
    tasks: tuple
    # The command line of a task, of (options, task, source, target, details).
    command: typing.Callable


def sprat(effort):
    def command(options, task, source, target, details):
        program, threads = str(options.sprat), str(options.threads)
        if task == "convert":
            return [program, "convert", source, target, "--force", "--quiet", "--effort", effort, "--threads", threads]
        if task == "to CSV":
            return [program, "convert", source, target, "--force", "--quiet", "--threads", threads]
        sums = {"scan all": ["all"], "scan one": [details.get("one")]}
        if "filter" in details:
            *days, summed = details["filter"]
            sums["filter"] = [summed, *days]
        return [str(options.scan), source, threads, *sums[task]]
    return command


def python(peer):
    def command(options, task, source, target, details):
        return [options.python, str(PEER_TASKS), peer, TASKS[task], source, target, str(options.threads),
                json.dumps(details)]
    return command


ALL = tuple(TASKS)
SCANS = ("scan all", "scan one", "filter")
CONTENDERS = [
    Contender("sprat fast", "fast.sprat", ("convert", *SCANS), sprat("fast")),
    Contender("sprat default", "default.sprat", ("convert", "to CSV", *SCANS), sprat("default")),
    Contender("sprat small", "small.sprat", ("convert", *SCANS), sprat("small")),
    Contender("sprat in Python", "default.sprat", (*SCANS, "rows"), python("sprat")),
    Contender("pyarrow", "pyarrow.parquet", ALL, python("pyarrow")),
    Contender("polars", "polars.parquet", ALL, python("polars")),
    Contender("duckdb", "duckdb.parquet", ALL, python("duckdb")),
    Contender("vortex", "pyarrow.vortex", ("convert", *SCANS, "rows"), python("vortex")),
    Contender("fastavro", "fastavro.avro", ("rows",), python("fastavro")),
    Contender("pickle", "rows.pickle", ("rows",), python("pickle")),
]


@dataclasses.dataclass
class Run:
    wall: float
    cpu: float
    peak_mb: float
    exit_code: int
    said: str
    bytes: int = 0

    def report(self):
        """(seconds within, None where it does not tell; the answer, name to text)."""
        last = self.said.splitlines()[-1] if self.said else ""
        if last.startswith("{"):
            told = json.loads(last)
            return told["seconds"], told["answer"]
        pairs = (line.split("=") for line in self.said.splitlines() if "=" in line)
        return None, {name: f"{float(value):.9g}" for name, value in pairs}


def measure(command, environment):
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        try:
            child = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                                     env=environment)
        except FileNotFoundError:
            return Run(0, 0, 0, 1, f"not built: {command[0]}")
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        return Run(wall, usage.ru_utime + usage.ru_stime, peak / 1e6, child.returncode,
                   said.read().decode(errors="replace").strip())


def touch_memory(gibibytes):
    """In a process of its own: a child's peak memory begins with its parent's."""
    if gibibytes != 0:
        touch = "import mmap, sys; m = mmap.mmap(-1, int(sys.argv[1])); m[::4096] = bytes(len(m) // 4096)"
        subprocess.run([sys.executable, "-c", touch, str(gibibytes << 30)], check=True)


class Comparison:
    """Of one CSV file, with a folder for what is made of it."""

    def __init__(self, options, csv, folder):
        self.options, self.csv, self.folder = options, csv, folder
        name = pathlib.Path(csv).name
        self.details = next((details for start, details in FILES.items() if name.startswith(start)), {})
        self.environment = dict(os.environ, PYTHONPATH=str(options.package))
        self.answers = {}

    def rows(self):
        for task in self.options.tasks:
            if task in ("scan one", "rows") and "one" not in self.details or (
                    task == "filter" and "filter" not in self.details):
                continue
            contenders = [contender for contender in CONTENDERS if task in contender.tasks and self.is_wanted(contender)]
            turns = [[self.run(task, contender) for contender in contenders] for _ in range(self.options.repeat)]
            for contender, runs in zip(contenders, zip(*turns)):
                row = self.row(task, contender, runs)
                print(f"  {task}: {contender.name}: {row['status']}", file=sys.stderr)
                yield row

    def is_wanted(self, contender):
        return (not self.options.only or contender.name.split()[0] in self.options.only) and (
            not contender.name.startswith("sprat ") or contender.name.split()[-1] in ("Python", *self.options.efforts))

    def run(self, task, contender):
        """One measured run, or the one that failed to make what the task reads."""
        made = self.folder / contender.file
        if task != "convert" and not made.exists():
            failed = self.make(made)
            if failed:
                return failed
        source, target = (self.csv, made) if task == "convert" else (made, self.folder / "back.csv")
        target.unlink(missing_ok=True)
        touch_memory(self.options.touch)
        command = contender.command(self.options, task, str(source), str(target), self.details)
        run = measure(command, self.environment)
        run.bytes = (target if task in ("convert", "to CSV") else made).stat().st_size if run.exit_code == 0 else 0
        return run

    def row(self, task, contender, runs):
        """As in the JSON output."""
        row = {"file": pathlib.Path(self.csv).name, "task": task, "who": contender.name}
        failed = next((run for run in runs if run.exit_code != 0), None)
        if failed:
            return row | {"status": last_line(failed)}
        reports = [run.report() for run in runs]
        row |= {"status": self.compared(task, reports[0][1]),
                "wall": statistics.median(run.wall for run in runs),
                "cpu": statistics.median(run.cpu for run in runs),
                "peak_mb": statistics.median(run.peak_mb for run in runs),
                "bytes": runs[-1].bytes}
        if reports[0][0] is not None:
            row["within"] = statistics.median(seconds for seconds, _ in reports)
        return row

    def make(self, made):
        """By whoever makes that file first; None, or the run that failed."""
        maker = next(contender for contender in CONTENDERS if contender.file == made.name)
        run = measure(maker.command(self.options, "convert", self.csv, str(made), self.details), self.environment)
        if run.exit_code == 0:
            return None
        made.unlink(missing_ok=True)
        return run

    def compared(self, task, answer):
        first = self.answers.setdefault(task, answer)
        differing = [name for name in first if answer.get(name) != first[name]]
        if not differing:
            return "ok"
        return "; ".join(f"{name} is {answer.get(name)}, not {first[name]}" for name in differing)


def last_line(run):
    return run.said.splitlines()[-1] if run.said else f"exit code {run.exit_code}"


def table(rows):
    lines = ["| file | task | | wall s | within Python s | CPU s | peak MB | MB of file |",
             "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |"]
    for row in rows:
        cells = [row["file"], row["task"], row["who"]]
        if "wall" in row:
            within = f"{row['within']:.3f}" if "within" in row else ""
            cells += [f"{row['wall']:.3f}", within, f"{row['cpu']:.3f}", f"{row['peak_mb']:.0f}",
                      f"{row['bytes'] / 1e6:.2f}"]
        if row["status"] != "ok":
            cells = (cells + [""] * 5)[:8]
            cells[2] += f": {row['status']}"
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def listed(text):
    return [word.strip() for word in text.split(",") if word.strip()]


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", metavar="FILE.csv")
    parser.add_argument("--sprat", type=pathlib.Path, default=ROOT / "build/release/sprat")
    parser.add_argument("--scan", type=pathlib.Path, default=ROOT / "build/bench/bench/scan_columns",
                        help="the target scan_columns of a build with -DSPRAT_BENCH=ON")
    parser.add_argument("--package", type=pathlib.Path, default=ROOT / "build/release/python",
                        help="the folder that holds sprat's Python package")
    parser.add_argument("--python", default=sys.executable, help="an interpreter with the peers installed")
    parser.add_argument("--tasks", type=listed, default=list(TASKS), help="of " + ", ".join(TASKS))
    parser.add_argument("--only", type=listed, default=[], help="contenders, such as sprat,pyarrow")
    parser.add_argument("--efforts", type=listed, default=["fast", "default"], help="of sprat; small takes longer")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--touch", type=int, default=0, metavar="GIB", help="memory taken and given back before each run")
    parser.add_argument("--folder", type=pathlib.Path, help="keeps what is made, for a later run with other tasks")
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()
    unknown = [task for task in options.tasks if task not in TASKS]
    if unknown:
        parser.error(f"no task {unknown[0]}; there are {', '.join(TASKS)}")
    return options


def main():
    options = parse_arguments()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:options.threads])
    rows = []
    for csv in options.files:
        with tempfile.TemporaryDirectory() as made:
            folder = options.folder / pathlib.Path(csv).stem if options.folder else pathlib.Path(made)
            folder.mkdir(parents=True, exist_ok=True)
            rows += Comparison(options, csv, folder).rows()
    if options.json:
        options.json.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    print(table(rows))


if __name__ == "__main__":
    main()
