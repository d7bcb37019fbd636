# SPDX-License-Identifier: Apache-2.0
"""Runs the sprat command: $SPRAT, else build/release/sprat."""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("SPRAT", ROOT / "build/release/sprat"))
TIMEOUT = 120
# What `info` leaves out or spells out alike.
DEFAULT_FORMATS = {"bool": "true/false", "double": "shortest", "date": "%Y-%m-%d", "time": "%H:%M:%S",
                   "timestamp": "%Y-%m-%dT%H:%M:%S"}
# A child's peak memory counts from its parent's, so that the parent is a small process of its own.
LAUNCHER = """
import os, sys
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(pid, 0)
os.write(3, str(usage.ru_maxrss).encode())
sys.exit(os.waitstatus_to_exitcode(status))
"""

Result = collections.namedtuple("Result", "code out err")


def run(*arguments, stdin=None):
    """`stdin`: bytes for a pipe; none: an empty one."""
    assert PROGRAM.is_file(), f"{PROGRAM} is not there; run `make` first, or set SPRAT"
    done = subprocess.run([str(PROGRAM), *map(str, arguments)], input=stdin or b"", capture_output=True,
                          timeout=TIMEOUT, check=False)
    result = Result(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))
    assert result.code in (0, 1, 2, 3), f"sprat ended with {result.code}, a crash: {arguments}\n{result.err}"
    return result


def succeed(*arguments, stdin=None):
    result = run(*arguments, stdin=stdin)
    assert result.code == 0, f"sprat {' '.join(map(str, arguments))}: exit code {result.code}\n{result.err}"
    return result


def convert(source, target, *options, stdin=None):
    return succeed("convert", source, target, "--force", *options, stdin=stdin)


def cat(source, *options, stdin=None):
    return succeed("cat", source, *options, stdin=stdin).out


def info(source):
    return json.loads(succeed("info", "--json", source).out)


def column_types(source):
    """As people write them: "long", "decimal(2)", "date(%m/%d/%Y)"; default formats are left out."""
    return [type_text(column) for column in info(source)["columns"]]


def type_text(column):
    kind = column["type"]
    form = column.get("format", "")
    if form == DEFAULT_FORMATS.get(kind):
        form = ""
    detail = str(column["scale"]) if "scale" in column else form
    return f"{kind}({detail})" if detail else kind


def has_type(found, expected):
    """`expected` without parentheses stands for any format, "any" for any type."""
    return expected in ("any", found, found.partition("(")[0])


def peak_megabytes(*arguments, output):
    """Peak resident memory of a successful run whose standard output goes to a file."""
    read_end, write_end = os.pipe()
    try:
        with open(output, "wb") as stdout:
            done = subprocess.run(
                ["bash", "-c", 'exec "$0" "$@" 3>&%d' % write_end, sys.executable, "-S", "-E", "-c", LAUNCHER,
                 str(PROGRAM), *map(str, arguments)],
                stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, pass_fds=[write_end],
                timeout=TIMEOUT, check=False)
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
        units = int(os.read(read_end, 64))
    finally:
        os.close(read_end)
        os.close(write_end)
    return units / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def assert_refused(result, message, code=1):
    assert result.code == code, f"exit code {result.code}, not {code}: {result.err}"
    assert re.match(r"sprat: ", result.err), f"not said as an error: {result.err}"
    assert re.search(message, result.err), f"{message!r} is not in: {result.err}"
