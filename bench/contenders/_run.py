# SPDX-License-Identifier: Apache-2.0
"""Runs one contender and prints what `sprat bench` reads: one line of JSON.

  python3 -B _run.py csv/<group>/<contender>.py name=value...

A contender is a file of csv/<group> (any CSV) or synthetic/<group> (the million tuples); to add one
is to write one. It defines run(job), which holds or moves the rows in its way and returns the
totals, telling by `with job.writing():` and `with job.reading():` what is timed. What it needs it
imports at its top, so that imports count apart; warm_up() may use a library once, for what it loads
on first use counts as imported. A prepare(job) makes job.data beforehand, in another
process. TRACED = True asks for Python's own count of memory too, from a second run.
"""
import gc
import importlib.util
import json
import os
import pathlib
import sys

import _memory
from _job import Job, NotInstalled

def load(path, job):
    """The contender's module; ModuleNotFoundError names what it lacks."""
    if job.packages:
        sys.path.insert(0, job.packages)
    spec = importlib.util.spec_from_file_location(pathlib.Path(path).stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def in_another_process(function, job):
    """Runs the function without leaving its memory in this process; its seconds come back."""
    receiver, sender = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            function(job)
            os.write(sender, str(job.write_seconds or 0).encode())
            status = 0
        finally:
            if status:
                sys.excepthook(*sys.exc_info())
            os._exit(status)
    os.close(sender)
    with os.fdopen(receiver) as answer:
        seconds = answer.read()
    if os.waitpid(child, 0)[1] != 0:
        sys.exit(1)
    job.write_seconds = float(seconds)


def measure(contender, job):
    """What the line tells."""
    if hasattr(contender, "warm_up"):
        contender.warm_up()
    gc.collect()
    _memory.forget_peak()
    before = _memory.status()
    answer = contender.run(job)
    peak = _memory.status()["VmHWM"]
    gc.collect()
    left = _memory.status()["VmRSS"]
    return {
        "answer": answer,
        "peak_kb": max(peak - before["VmRSS"], 0) + job.server_peak_kb,
        "start_kb": before["VmRSS"],
        "start_anonymous_kb": before["RssAnon"],
        "start_file_kb": before["RssFile"],
        "server_anonymous_kb": job.server_anonymous_kb,
        "server_file_kb": job.server_file_kb,
        "left_kb": left - before["VmRSS"],
        "write_seconds": job.write_seconds,
        "read_seconds": job.read_seconds,
        "disk_bytes": job.disk_bytes(),
    }


def trace(contender, job):
    """The peak of Python's own count."""
    import tracemalloc

    tracemalloc.start()
    contender.run(job)
    return {"traced_bytes": tracemalloc.get_traced_memory()[1]}


def main():
    path, *arguments = sys.argv[1:]
    job = Job(arguments)
    try:
        contender = load(path, job)
        if hasattr(contender, "prepare"):
            in_another_process(contender.prepare, job)
        report = (trace if job.traced else measure)(contender, job)
        report["traced"] = "yes" if getattr(contender, "TRACED", False) else "no"
    except ModuleNotFoundError as error:
        report = {"status": NotInstalled(error.name).status}
    except NotInstalled as error:
        report = {"status": error.status}
    print(json.dumps(report), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
