#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds docs/cli.md to the program: each command's section shows its --help, word for word.

  check_document.py --program build/release/sprat [--update]

--update writes the pages into the document.
"""
import argparse
import pathlib
import re
import subprocess
import sys

DOCUMENT = pathlib.Path(__file__).resolve().parents[2] / "docs" / "cli.md"
PAGE = re.compile(r"(?<=```text\n\$ )(sprat(?: \w+)? --help)\n(.*?)(?=```)", re.DOTALL)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True, type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    program = str(options.program.resolve(strict=True))

    def page(arguments):
        return subprocess.run([program, *arguments], capture_output=True, text=True, check=True).stdout

    document = DOCUMENT.read_text("utf-8")
    shown = {match[1]: match[2] for match in PAGE.finditer(document)}
    commands = re.findall(r"^  (\w+) {2,}", page(["--help"]), re.MULTILINE)
    expected = {f"sprat {command} --help": page([command, "--help"]) for command in commands}
    expected["sprat --help"] = page(["--help"])
    if options.update:
        DOCUMENT.write_text(
            PAGE.sub(lambda match: f"{match[1]}\n{expected[match[1]]}", document), "utf-8"
        )
        return 0
    wrong = [call for call in expected if shown.get(call) != expected[call]]
    for call in wrong:
        print(f"docs/cli.md: '{call}' is missing or not what the program prints")
    if wrong:
        print("Where a section is there, check_document.py --update rewrites its page.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
