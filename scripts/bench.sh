#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Measures sprat beside its peers on a CSV file (the demo's sample, or the one given), then every
# encoding. PYTHON names an interpreter that has the peers (pyarrow, polars, duckdb); those it lacks
# are left out.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/bootstrap.sh bench
csv=${1:-build/demo/catches.csv}
if [ ! -e "$csv" ]; then
  mkdir -p build/demo
  python3 scripts/make_sample.py "$csv"
fi
python=${PYTHON:-python3}
cmake --preset bench >/dev/null
cmake --build --preset bench --target scan_columns --target encoding_bench
"$python" bench/peers/compare.py --sprat build/release/sprat --python "$python" "$csv"

build/bench/bench/encoding_bench --benchmark_filter='-some bits' --benchmark_min_time=0.05
