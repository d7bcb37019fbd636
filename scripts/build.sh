#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the command, build/release/sprat.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/bootstrap.sh build
[ -e build/release/build.ninja ] || cmake --preset release >/dev/null
cmake --build --preset release --target sprat_cli
