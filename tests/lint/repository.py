# SPDX-License-Identifier: Apache-2.0
"""What the checks share: the repository's files, and how a check reports."""
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = 77  # The exit status that ctest takes for a skipped test.


def listed_by_git():
    """The files that are tracked or could be; none where this is no checkout or git is missing."""
    try:
        listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT,
                                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    except (OSError, subprocess.CalledProcessError):
        return []
    return [name for name in listed.stdout.decode().split("\0") if name]


def files(*suffixes):
    """Paths of the repository's own files, relative to ROOT; all, or those that end with one of `suffixes`."""
    names = listed_by_git() or [str(path.relative_to(ROOT)) for path in ROOT.rglob("*")
                                if "__pycache__" not in path.parts]
    paths = (pathlib.PurePosixPath(name) for name in sorted(set(names)))
    return [path for path in paths if path.parts[0] not in ("build", ".git") and (ROOT / path).is_file()
            and (not suffixes or path.name.endswith(suffixes))]


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def report(check, mistakes):
    """Ends the program, with status 1 where there are mistakes."""
    for mistake in mistakes:
        print(mistake, file=sys.stderr)
    print(f"{check}: {len(mistakes)} mistakes" if mistakes else f"{check}: ok")
    sys.exit(1 if mistakes else 0)
