# SPDX-License-Identifier: Apache-2.0
"""Every example in README.md and docs/ does what the page says.

Fenced blocks: ```console runs the lines that start with "$ " and compares what they print with the lines
below them ("..." stands for anything); ```cpp is compiled, linked and run; ```fbs is read by `sprat schema`;
the ```python of a page is one program.
All blocks of a page share one folder, which begins with the files of docs/examples.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
PROGRAM = pathlib.Path(os.environ.get("SPRAT", ROOT / "build/release/sprat")).resolve()
FENCE = re.compile(r"^```(console|cpp|fbs|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page):
    text = page.read_text(encoding="utf-8")
    for found in FENCE.finditer(text):
        yield found[1], found[2], text.count("\n", 0, found.start()) + 1


def run(command, folder):
    path = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(["bash", "-c", command], cwd=folder, env={**os.environ, "PATH": path},
                          text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)


def commands(text):
    """Yields each "$ " line (with its continuation lines) and the output expected below it."""
    command, expected = None, []
    for line in text.splitlines():
        if line.startswith("$ "):
            if command is not None:
                yield command, expected
            command, expected = line[2:], []
        elif command is not None and command.endswith("\\") and not expected:
            command += "\n" + line
        else:
            expected.append(line)
    if command is not None:
        yield command, expected


def pattern(lines):
    """Lines as a regular expression; a line of "..." is any lines, and "..." within one any text."""
    parts = []
    for line in lines:
        if line.strip() == "...":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(r".*?".join(re.escape(piece.rstrip()) for piece in line.split("...")) + r"\s*?\n")
    return re.compile("".join(parts))


def check_console(text, folder, where):
    for command, expected in commands(text):
        done = run(command, folder)
        assert expected == [] or pattern(expected).fullmatch(done.stdout), (
            f"{where}: $ {command}\nprinted:\n{done.stdout}")
        if expected == []:
            assert done.returncode == 0, f"{where}: $ {command}\nfailed:\n{done.stdout}"


def check_cpp(text, folder, where):
    source = folder / "example.cpp"
    source.write_text(text, encoding="utf-8")
    library = PROGRAM.parent / "libsprat.a"
    build = run(f"${{CXX:-c++}} -std=c++20 -Wall -Wextra -I'{ROOT}/include' example.cpp '{library}' "
                f"-lflatbuffers -lzstd -lz -pthread -o example && ./example", folder)
    assert build.returncode == 0, f"{where}:\n{build.stdout}"


def check_fbs(text, folder, where):
    (folder / "example.fbs").write_text(text, encoding="utf-8")
    read = run("sprat schema example.fbs", folder)
    assert read.returncode == 0, f"{where}:\n{read.stdout}"


def check_python(text, folder, where):
    (folder / "example.py").write_text(text, encoding="utf-8")
    done = run(f"'{sys.executable}' -W error example.py", folder)
    assert done.returncode == 0, f"{where}:\n{done.stdout}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_a_page_hold(page, tmp_path):
    for example in (ROOT / "docs/examples").iterdir():
        shutil.copy(example, tmp_path)
    checks = {"console": check_console, "cpp": check_cpp, "fbs": check_fbs}
    program = ""
    for kind, text, line in blocks(page):
        if kind == "python":
            program += text
        else:
            checks[kind](text, tmp_path, f"{page.name}:{line}")
    if program:
        check_python(program, tmp_path, page.name)


def test_the_program_is_built():
    assert PROGRAM.is_file(), f"{PROGRAM} is not there; run `make` first"
