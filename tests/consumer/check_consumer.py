# SPDX-License-Identifier: Apache-2.0
"""Installs a build into a fresh folder, builds project/ against it as README.md tells users to, and runs it."""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
EXPECTED = "139627 rides\n"
TIMEOUT_SECONDS = 300


def run(*command, folder):
    done = subprocess.run([str(word) for word in command], cwd=folder, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=TIMEOUT_SECONDS)
    if done.returncode != 0:
        sys.exit(f"$ {' '.join(map(str, command))}\n{done.stdout}")
    return done.stdout


def check_readme():
    """README.md shows the project's files as they are."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for path in sorted((HERE / "project").iterdir()):
        if path.read_text(encoding="utf-8") not in readme:
            sys.exit(f"README.md does not show {path.relative_to(ROOT)} as it is")


def check_rebuild(build, project, folder, cmake):
    """A schema that changed, and nothing else, is compiled again; one that did not is left alone."""
    header = build / "rides_schemas/rides.h"
    before = header.stat().st_mtime_ns
    run(cmake, "--build", build, folder=folder)
    if header.stat().st_mtime_ns != before:
        sys.exit("the schema was compiled again though nothing changed")
    schema = project / "rides.fbs"
    schema.write_text(schema.read_text(encoding="utf-8").replace("Boardings", "All boardings"), encoding="utf-8")
    run(cmake, "--build", build, folder=folder)
    if "All boardings" not in header.read_text(encoding="utf-8"):
        sys.exit("the schema changed, and was not compiled again")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("cmake", "build", "generator", "compiler", "flags"):
        parser.add_argument(f"--{name}", required=True)
    given = parser.parse_args()
    check_readme()
    with tempfile.TemporaryDirectory(prefix="sprat consumer ") as name:
        folder = pathlib.Path(name)
        prefix, project, build = folder / "prefix", folder / "project", folder / "build"
        run(given.cmake, "--install", given.build, "--prefix", prefix, folder=folder)
        shutil.copytree(HERE / "project", project)
        shutil.copytree(ROOT / "docs/examples", project, dirs_exist_ok=True)
        run(given.cmake, "-S", project, "-B", build, "-G", given.generator, f"-DCMAKE_PREFIX_PATH={prefix}",
            f"-DCMAKE_CXX_COMPILER={given.compiler}", f"-DCMAKE_CXX_FLAGS={given.flags} -Wall -Wextra -Werror",
            folder=folder)
        run(given.cmake, "--build", build, folder=folder)
        os.environ["PATH"] = f"{prefix / 'bin'}{os.pathsep}{os.environ['PATH']}"
        run("sprat", "convert", project / "rides.csv", "rides.sprat", "--quiet", folder=folder)
        printed = run(build / "rides", folder=folder)
        if printed != EXPECTED:
            sys.exit(f"the program printed {printed!r}, not {EXPECTED!r}")
        check_rebuild(build, project, folder, given.cmake)


if __name__ == "__main__":
    main()
