#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs every test: the release build's, the unit tests again under address and undefined-behaviour
# sanitizers, and those written in Python. A stage that fails does not keep the next from running.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/bootstrap.sh test

cores=$(getconf _NPROCESSORS_ONLN)
python=$PWD/build/venv/bin/python

release() {
  cmake --preset release -DSPRAT_PYTHON=ON -DPython_EXECUTABLE="$python" >/dev/null && cmake --build --preset release &&
    ctest --preset release -j "$cores"
}
sanitized() {
  cmake --preset asan -DSPRAT_CLI=OFF >/dev/null && cmake --build --preset asan --target unit_tests &&
    ctest --preset asan -j "$cores" -L unit
}
in_python() {
  SPRAT="$PWD/build/release/sprat" PYTHONPATH="$PWD/build/release/python" "$python" -m pytest -q -p no:cacheprovider tests
}

failed=()
stage() { # stage what command
  printf '\n== %s\n' "$1"
  "$2" || failed+=("$1")
}
stage "release build and its tests" release
stage "unit tests under sanitizers" sanitized
stage "tests in Python" in_python

if [ ${#failed[@]} -gt 0 ]; then
  printf '\nfailed: %s\n' "${failed[@]}" >&2
  exit 1
fi
