#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs clang-tidy on the given sources, or on all of src/ (minutes).
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --preset clang >/dev/null
cmake --build --preset clang --target sprat
if [ $# = 0 ]; then
  # shellcheck disable=SC2046  # No source has a space in its name.
  set -- $(git ls-files 'src/*.cpp')
fi
printf '%s\n' "$@" | xargs -P "$(getconf _NPROCESSORS_ONLN)" -n 1 clang-tidy -quiet -p build/clang
