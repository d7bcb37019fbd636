# SPDX-License-Identifier: Apache-2.0
"""House rules of files: names, licence lines, lengths, the umbrella header, and what the library may not do."""
import collections
import re

from repository import files, read, report

MAX_LINES = 400
LICENCE = "SPDX-License-Identifier: Apache-2.0"
SOURCES = (".cpp", ".hpp", ".def", ".inc", ".py", ".sh", ".cmake", "CMakeLists.txt", "Makefile")
# Files that every folder may have.
COMMON_NAMES = {"CMakeLists.txt", "README.md", "conftest.py", "__init__.py"}
TEST_DATA = ("tests/cli/", "tests/compile/errors/", "tests/compile/golden/", "tests/consumer/project/", "tests/corpus/",
             "tests/golden/", "tests/schema/errors/", "docs/examples/")
OF_PROGRAMS = re.compile(r"std::(cout|cerr|clog)\b|\b(?:std::)?(?:printf|puts)\(|(?<!_)\b(?:std::)?(?:exit|abort)\(")


def is_source(path):
    return path.name.endswith(SOURCES) or path.parts[0] == "schema" or path == path.with_name("run")


def is_test_data(path):
    """Cases are data, scripts among them too; what runs them lies directly in the folder."""
    return str(path).startswith(TEST_DATA) and (len(path.parts) > 3 or not path.name.endswith(SOURCES))


def check_unique_names(paths):
    places = collections.defaultdict(list)
    for path in paths:
        if path.name not in COMMON_NAMES and not is_test_data(path):
            places[path.name.lower()].append(str(path))
    for found in places.values():
        if len(found) > 1:
            yield f"{found[0]}: the same name as {', '.join(found[1:])}"


def check_source(path):
    lines = read(path).splitlines()
    first = lines[1] if lines and lines[0].startswith("#!") else "".join(lines[:1])
    if LICENCE not in first:
        yield f"{path}:1: the first line is not '{LICENCE}' in a comment"
    if len(lines) > MAX_LINES:
        yield f"{path}: {len(lines)} lines; at most {MAX_LINES}, so give it one job"
    if path.suffix == ".hpp" and "#pragma once" not in lines:
        yield f"{path}: no #pragma once"
    if path.suffix in (".hpp", ".cpp") and not re.fullmatch(r"[a-z0-9_]+", path.stem):
        yield f"{path}: file names are snake_case"


def check_umbrella(paths):
    umbrella = read("include/sprat/sprat.hpp")
    for path in paths:
        if path.parts[:2] == ("include", "sprat") and path.name != "sprat.hpp":
            if f"#include <sprat/{path.name}>" not in umbrella:
                yield f"include/sprat/sprat.hpp: does not include {path.name}"


def check_library(path):
    for number, line in enumerate(read(path).splitlines(), 1):
        found = OF_PROGRAMS.search(line.split("//")[0])
        if found:
            yield f"{path}:{number}: {found[0]}: the library never prints and never exits"


def main():
    paths = files()
    mistakes = [*check_unique_names(paths), *check_umbrella(paths)]
    for path in paths:
        if is_source(path) and not is_test_data(path):
            mistakes += check_source(path)
        if path.parts[0] in ("src", "include") and path.suffix in (".hpp", ".cpp"):
            mistakes += check_library(path)
    report("names", mistakes)


if __name__ == "__main__":
    main()
