# SPDX-License-Identifier: Apache-2.0
"""Says whether two CSV files hold the same cells; quoting and line ends may differ.

    compare_cells.py LEFT.csv RIGHT.csv
"""
import csv
import itertools
import sys

csv.field_size_limit(64 << 20)


def open_text(path):
    return open(path, encoding="utf-8-sig", newline="")


def delimiter_of(path):
    with open_text(path) as file:
        first = file.readline()
    return max(",;\t|", key=first.count)


def rows(path):
    with open_text(path) as file:
        yield from (row for row in csv.reader(file, delimiter=delimiter_of(path)) if row)


def main():
    left, right = sys.argv[1:]
    for number, (old, new) in enumerate(itertools.zip_longest(rows(left), rows(right)), 1):
        if old != new:
            sys.exit(f"row {number} differs:\n  {left}: {old}\n  {right}: {new}")


if __name__ == "__main__":
    main()
