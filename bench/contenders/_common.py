# SPDX-License-Identifier: Apache-2.0
"""What the contenders have in common: the CSV's rows, the totals, the measuring.

`sprat bench` runs each file of this folder whose name has no leading underscore in a process of
its own. To add one, write a file that defines run(job), which holds or moves the rows in its way
and returns job.totals(pairs), and ends in main(run). A prepare(job) makes the file job.data
beforehand, in another process; a contender may also write job.data in run.
"""
import csv
import os
import sys
import time

csv.field_size_limit(2**31 - 1)


class Job:
    """Which file to read, how it is spelled, and which columns to total."""

    def __init__(self, arguments):
        given = dict(argument.split("=", 1) for argument in arguments)
        self.csv = given["csv"]
        self.data = given["data"]
        self.encoding = given["encoding"]
        self.dialect = {"delimiter": given["delimiter"], "escapechar": given["escape"] or None}
        if given["quote"]:
            self.dialect["quotechar"] = given["quote"]
        else:
            self.dialect["quoting"] = csv.QUOTE_NONE
        self.key = int(given["key"]) if given["key"] else None
        self.value = int(given["value"]) if given["value"] else None
        self.key_null = given["key_null"]
        self.value_null = given["value_null"]

    def list_rows(self):
        """The rows as lists of text, one at a time."""
        with open(self.csv, newline="", encoding=self.encoding) as file:
            rows = csv.reader(file, **self.dialect)
            next(rows, None)
            yield from filter(None, rows)

    def dict_rows(self):
        """The rows as dicts of text, one at a time."""
        names = self.names()
        with open(self.csv, newline="", encoding=self.encoding) as file:
            rows = csv.DictReader(file, names, **self.dialect)
            next(rows, None)
            yield from rows

    def names(self):
        """The header; a name that repeats gets its column's number."""
        with open(self.csv, newline="", encoding=self.encoding) as file:
            header = next(csv.reader(file, **self.dialect), [])
        return [
            name if header.count(name) == 1 else f"{name}_{number}"
            for number, name in enumerate(header)
        ]

    def totals_of_lists(self, rows):
        """The answer, from rows that are indexed by number."""
        return self.totals(rows, self.key, self.value)

    def totals_of_dicts(self, rows):
        """The answer, from rows that are indexed by name."""
        names = self.names()
        key = None if self.key is None else names[self.key]
        value = None if self.value is None else names[self.value]
        return self.totals(rows, key, value)

    def totals(self, rows, key, value):
        """The sum of row[value] by row[key] in the rows' order: the five largest, as text."""
        sums = {}
        for row in rows:
            number = 1.0
            if value is not None:
                cell = row[value]
                if cell == self.value_null:
                    continue
                number = float(cell)
            group = "" if key is None or row[key] == self.key_null else row[key]
            sums[group] = sums.get(group, 0.0) + number
        ranked = sorted(sums.items(), key=lambda item: (-item[1], item[0].encode()))
        return " ".join(f"{percent_encode(group)}={total:.9g}" for group, total in ranked[:5])


def percent_encode(text):
    """Only ASCII letters and digits as they are; src/measure/totals.cpp has the same."""
    return "".join(
        chr(byte) if byte < 128 and chr(byte).isalnum() else f"%{byte:02X}"
        for byte in text.encode()
    )


def peak_kb():
    """This process's peak resident memory. VmHWM, unlike ru_maxrss, has nothing of the parent's."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1])
    except OSError:
        pass
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak


def in_another_process(function, *arguments):
    """Runs the function without leaving its memory in this process's peak."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            function(*arguments)
            status = 0
        finally:
            os._exit(status)
    if os.waitpid(child, 0)[1] != 0:
        sys.exit("the file to read could not be prepared")


def main(run, prepare=None):
    """Measures run(job) and prints what `sprat bench` reads: one line of JSON."""
    job = Job(sys.argv[1:])
    if prepare is not None:
        in_another_process(prepare, job)
    start = time.perf_counter()
    answer = run(job)
    seconds = time.perf_counter() - start
    disk_bytes = os.path.getsize(job.data) if os.path.exists(job.data) else 0
    print(
        f'{{"peak_kb": {peak_kb()}, "seconds": {seconds:.6f}, '
        f'"disk_bytes": {disk_bytes}, "answer": "{answer}"}}',
        flush=True,
    )
    os._exit(0)
