# SPDX-License-Identifier: Apache-2.0
"""Writes a sample CSV, the same on every machine: what fishing boats landed in some ports.

    make_sample.py catches.csv [ROWS]
"""
import csv
import datetime
import os
import random
import sys

PORTS = ["Riga", "Liepāja", "Ventspils", "Pāvilosta", "Salacgrīva", "Engure"]
SPECIES = {"sprat": (12, 0.29), "herring": (15, 0.34), "cod": (45, 2.4), "flounder": (25, 1.1),
           "smelt": (14, 1.9), "eelpout": (28, 0.8)}
REMARKS = ["", "", "", "", "", "", "iced on board", "late, storm", "gear lost", "net torn, mended at sea",
           'sold as "first class"', "weighed twice", "part of the quota,\nsee the skipper's log"]


def boats(random_numbers, count=140):
    for number in range(count):
        port = random_numbers.choice(PORTS)
        yield f"LV-{number * 37 % 1000:03d}", port, 8 + 30 * random_numbers.random()


def rows(count):
    random_numbers = random.Random(1)
    fleet = list(boats(random_numbers))
    when = datetime.datetime(2015, 1, 1, 4, 0, 0)
    names = list(SPECIES)
    for landing in range(1, count + 1):
        when += datetime.timedelta(seconds=random_numbers.randrange(20, 1400))
        boat, port, length = random_numbers.choice(fleet)
        species = random_numbers.choices(names, [60, 20, 7, 8, 3, 2])[0]
        size, price = SPECIES[species]
        weight = random_numbers.lognormvariate(4.5, 1) * length / 10
        sold_for = weight * price * random_numbers.uniform(0.8, 1.3)
        depth = random_numbers.randrange(8, 120) if random_numbers.random() < 0.9 else None
        water = 8 + 7 * random_numbers.random() - 4 * random_numbers.random()
        yield [landing, boat, port, when.strftime("%Y-%m-%d %H:%M:%S"),
               (when - datetime.timedelta(days=random_numbers.randrange(1, 4))).strftime("%d.%m.%Y"), species,
               f"{weight:.1f}", f"{sold_for:.2f}", round(size * random_numbers.uniform(0.8, 1.2), 3), depth,
               water, "yes" if random_numbers.random() < 0.7 else "no", random_numbers.choice(REMARKS)]


def main():
    path = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 200_000
    with open(path + ".part", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["landing", "boat", "port", "landed at", "sailed", "species", "weight kg", "sold for",
                      "mean length", "depth", "water temperature", "inspected", "remark"])
        out.writerows(rows(count))
    os.replace(path + ".part", path)


if __name__ == "__main__":
    main()
