#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the command's test cases: each a shell script with what it must print beside it.

<area>/<case>.sh runs by `sh -eu` in an empty folder of its own, with `sprat` on the PATH, the
sample files' folder in $DATA and the repository's root in $ROOT. Beside it lie:

  <case>.stdout, <case>.stderr   exactly what it prints; nothing where there is no such file;
  <case>.stdout.glob, ...        the same, line by line, with * for what varies;
  <case>.exit                    its exit code; 0 where there is no such file.

  run_cases.py --program build/release/sprat [--update] [area/case ...]

--update rewrites the exact expectations, for a person to read through in the diff.
"""
import argparse
import concurrent.futures
import difflib
import fnmatch
import os
import pathlib
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
TIMEOUT_SECONDS = 120


def run(case, program):
    """The case's exit code, standard output and standard error."""
    with tempfile.TemporaryDirectory(prefix="sprat-cli-") as scratch:
        work = pathlib.Path(scratch, "work")
        temporary = pathlib.Path(scratch, "tmp")
        tools = pathlib.Path(scratch, "bin")
        for folder in (work, temporary, tools):
            folder.mkdir()
        (tools / "sprat").symlink_to(program)
        environment = {
            "PATH": f"{tools}:{os.environ['PATH']}",
            "HOME": scratch,
            "TMPDIR": str(temporary),
            "LC_ALL": "C.UTF-8",
            "COLUMNS": "80",
            "DATA": str(FOLDER / "data"),
            "ROOT": str(ROOT),
            "PYTHON": sys.executable,
        }
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        result = subprocess.run(
            ["sh", "-eu", str(case)],
            cwd=work,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
        return result.returncode, result.stdout, result.stderr


def text(output):
    return output.decode("utf-8", "backslashreplace")


def differences(expected, found, name, is_glob):
    """A unified diff; empty where `found` is as expected."""
    expected_lines = expected.splitlines(keepends=True)
    found_lines = found.splitlines(keepends=True)
    if is_glob and len(expected_lines) == len(found_lines):
        expected_lines = [
            line if fnmatch.fnmatchcase(line, pattern.replace("[", "[[]")) else pattern
            for pattern, line in zip(expected_lines, found_lines)
        ]
    return "".join(difflib.unified_diff(expected_lines, found_lines, f"expected {name}", name))


def check_stream(case, stream, found, update):
    """What is wrong with one of the case's outputs."""
    exact = case.with_suffix(f".{stream}")
    glob = case.with_suffix(f".{stream}.glob")
    if glob.exists():
        return differences(glob.read_text("utf-8"), found, stream, True)
    if update:
        if found:
            exact.write_text(found, "utf-8")
        else:
            exact.unlink(missing_ok=True)
        return ""
    expected = exact.read_text("utf-8") if exact.exists() else ""
    return differences(expected, found, stream, False)


def check(case, program, update):
    """What is wrong with the case; empty where nothing is."""
    try:
        code, stdout, stderr = run(case, program)
    except subprocess.TimeoutExpired:
        return f"still running after {TIMEOUT_SECONDS} seconds\n"
    problem = check_stream(case, "stdout", text(stdout), update)
    problem += check_stream(case, "stderr", text(stderr), update)
    exit_file = case.with_suffix(".exit")
    if update:
        if code != 0:
            exit_file.write_text(f"{code}\n", "utf-8")
        else:
            exit_file.unlink(missing_ok=True)
    expected_code = int(exit_file.read_text("utf-8")) if exit_file.exists() else 0
    if code != expected_code:
        problem += f"exit code {code} instead of {expected_code}\n"
    return problem


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True, type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("cases", nargs="*", help="area/case; all where none is given")
    options = parser.parse_args()
    program = options.program.resolve(strict=True)
    cases = [FOLDER / f"{name}.sh" for name in options.cases] or sorted(FOLDER.glob("*/*.sh"))
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        problems = pool.map(lambda case: check(case, program, options.update), cases)
        for case, problem in zip(cases, problems):
            if problem:
                failed += 1
                print(f"FAILED {case.relative_to(FOLDER).with_suffix('')}\n{problem}")
    print(f"{len(cases) - failed} of {len(cases)} cases passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
