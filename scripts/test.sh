#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs every test: the release build's, the unit tests again under address and undefined-behaviour
# sanitizers, and those written in Python.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/bootstrap.sh test

say() { printf '\n== %s\n' "$*"; }
cores=$(getconf _NPROCESSORS_ONLN)
python=python3
[ ! -x build/venv/bin/python ] || python=build/venv/bin/python

say "release build"
cmake --preset release >/dev/null
cmake --build --preset release
ctest --preset release -j "$cores"

say "unit tests under sanitizers"
cmake --preset asan -DSPRAT_CLI=OFF >/dev/null
cmake --build --preset asan --target unit_tests
ctest --preset asan -j "$cores" -L unit

say "tests in Python"
SPRAT="$PWD/build/release/sprat" "$python" -m pytest -q -p no:cacheprovider tests
