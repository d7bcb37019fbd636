# SPDX-License-Identifier: Apache-2.0
"""Holds the C++ code to .clang-format; --fix formats it. Other versions of the tool format otherwise, and are
not asked."""
import re
import shutil
import subprocess
import sys

from repository import ROOT, SKIPPED, files, report

VERSION = "14"


def clang_format():
    """The right version's path, or none."""
    for name in (f"clang-format-{VERSION}", "clang-format"):
        path = shutil.which(name)
        if path:
            said = subprocess.run([path, "--version"], text=True, stdout=subprocess.PIPE, check=True).stdout
            if re.search(rf"version {VERSION}\.", said):
                return path
    return None


def main():
    program = clang_format()
    if program is None:
        print(f"format: not checked, for clang-format {VERSION} is not installed")
        sys.exit(SKIPPED)
    paths = [str(path) for path in files(".hpp", ".cpp")]
    if "--fix" in sys.argv:
        subprocess.run([program, "-i", *paths], cwd=ROOT, check=True)
        return
    run = subprocess.run([program, "--dry-run", *paths], cwd=ROOT, text=True, stderr=subprocess.PIPE, check=True)
    wrong = sorted(set(re.findall(r"^([^:\n]+):\d+:\d+: warning", run.stderr, re.MULTILINE)))
    report("format", [f"{path}: not formatted; run make format" for path in wrong])


if __name__ == "__main__":
    main()
