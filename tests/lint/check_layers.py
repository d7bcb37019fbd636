# SPDX-License-Identifier: Apache-2.0
"""Holds every #include to the layering of docs/architecture.md."""
import re

from repository import ROOT, files, read, report

# What a part may name in DEPENDS, lowest first: all that stands below it in the picture.
ALLOWED = {
    "base": [],
    "schema": ["base"],
    "batch": ["schema", "base"],
    "arrow": ["batch", "schema", "base"],
    "compile": ["schema", "base"],
    "text": ["batch", "schema", "base"],
    "encoding": ["schema", "base"],
    "block": ["batch", "encoding", "schema", "base"],
    "file": ["block", "batch", "encoding", "schema", "base"],
    "record": ["file", "block", "batch", "encoding", "schema", "base"],
    "csv": ["text", "batch", "schema", "base"],
    "json": ["text", "batch", "schema", "base"],
    "convert": ["csv", "json", "file", "block", "batch", "text", "encoding", "schema", "base"],
    "measure": ["record", "csv", "json", "file", "block", "batch", "text", "encoding", "schema", "base"],
}

# Headers of dependencies: the name in USES that grants them, and the only folders that may include them.
DEPENDENCIES = [
    (r"zstd.*\.h", "sprat_zstd", ["src/base"]),
    (r"zlib\.h", "sprat_zlib", ["src/base"]),
    (r"xxhash\.h", "sprat_xxhash", ["src"]),
    (r"fast_float/.*", "sprat_fast_float", ["src"]),
    (r"flatbuffers/(idl|util)\.h", "sprat_flatbuffers", ["src/schema"]),
    (r"flatbuffers/.*|.*_generated\.h", "sprat_flatbuffers", ["src/schema", "src/block", "src/file"]),
    (r"CLI/.*", None, ["cli"]),
    (r"catch2/.*", None, ["tests/support"]),
    (r"benchmark/.*", None, ["bench"]),
]
SYSTEM = re.compile(r"[a-z_0-9]+|(sys|netinet|arpa|mach|linux)/[a-z_0-9]+\.h|"
                    r"(fcntl|unistd|signal|stdio|stdlib|errno|spawn|pthread|poll|time|dirent|"
                    r"immintrin|mach-o/dyld|arm_neon|x86intrin|cpuid|termios|dlfcn|libproc)\.h")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
ADD_PART = re.compile(r"sprat_add_part\((\w+)\s+(.*?)\)", re.DOTALL)


def declared_parts():
    """part -> (DEPENDS, USES) as src/*/CMakeLists.txt say."""
    parts = {}
    for path in sorted((ROOT / "src").glob("*/CMakeLists.txt")):
        for name, arguments in ADD_PART.findall(path.read_text(encoding="utf-8")):
            lists, current = {"SOURCES": [], "DEPENDS": [], "USES": []}, None
            for word in arguments.split():
                if word in lists:
                    current = word
                elif current:
                    lists[current].append(word)
            parts[name] = lists["DEPENDS"], lists["USES"]
    return parts


def closure(part, parts):
    reached = {part}
    for below in parts.get(part, ([], []))[0]:
        reached |= closure(below, parts)
    return reached


def check_depends(parts):
    for part, (depends, _) in parts.items():
        where = f"src/{part}/CMakeLists.txt"
        if part not in ALLOWED:
            yield f"{where}: {part} has no place in the layering; give it one in docs/architecture.md and here"
            continue
        for below in depends:
            if below not in ALLOWED[part]:
                yield f"{where}: {part} may not depend on {below}"


def dependency_mistake(path, header, uses):
    """Whether a header is a dependency's, and what is wrong with including it here."""
    for pattern, use, folders in DEPENDENCIES:
        if not re.fullmatch(pattern, header):
            continue
        if not any(path.is_relative_to(folder) for folder in folders):
            return True, f"only {' and '.join(folders)} may include {header}"
        if use and use not in uses:
            return True, f"{header} needs {use} in USES"
        return True, None
    return False, None


def check_part_file(path, parts):
    part = path.parts[1]
    below = closure(part, parts)
    uses = {use for name in below for use in parts.get(name, ([], []))[1]}
    for line, bracket, header in includes(path):
        where = f"{path}:{line}"
        if bracket == "<" and (header.startswith("sprat/") or SYSTEM.fullmatch(header)):
            continue
        known, mistake = dependency_mistake(path, header, uses)
        if mistake:
            yield f"{where}: {mistake}"
        elif not known and bracket == "<":
            yield f"{where}: unknown header {header}"
        elif not known:
            folder = header.split("/")[0]
            if "/" not in header or not (ROOT / "src" / header).exists():
                yield f"{where}: no src/{header}; includes are written from src/ on"
            elif folder not in below:
                yield f"{where}: src/{part} may not include {header}; it does not depend on {folder}"


def check_outer_file(path):
    """include/, cli/: the public headers, the standard library, and what the folder is for."""
    for line, bracket, header in includes(path):
        known, mistake = dependency_mistake(path, header, set())
        own = bracket == '"' and path.parts[0] == "cli" and not (ROOT / "src" / header).exists()
        if mistake:
            yield f"{path}:{line}: {mistake}"
        elif not (known or own or (bracket == "<" and
                                   (header.startswith("sprat/") or SYSTEM.fullmatch(header)))):
            yield f"{path}:{line}: {path.parts[0]}/ may not include {header}"


def includes(path):
    text = read(path)
    for found in INCLUDE.finditer(text):
        yield text.count("\n", 0, found.start(1)) + 1, found[1], found[2]


def main():
    parts = declared_parts()
    mistakes = list(check_depends(parts))
    for path in files(".hpp", ".cpp", ".def", ".inc"):
        if path.parts[0] == "src":
            mistakes += check_part_file(path, parts)
        elif path.parts[0] in ("include", "cli"):
            mistakes += check_outer_file(path)
    report("layers", mistakes)


if __name__ == "__main__":
    main()
