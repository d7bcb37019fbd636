#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Shows what sprat does to a CSV file: a sample of its own, or the one given.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
sprat=${SPRAT:-$here/build/release/sprat}
folder=$here/build/demo
mkdir -p "$folder"

if [ $# -gt 0 ]; then
  csv=$1
  [ -r "$csv" ] || { echo "demo: cannot read $csv" >&2; exit 1; }
  case $csv in
    *.gz) unpack=gzip ;;
    *.zst) unpack=zstd ;;
    *) unpack= ;;
  esac
  if [ -n "$unpack" ]; then
    csv=$folder/$(basename "${csv%.*}")
    $unpack -dc "$1" > "$csv"
  fi
  printf '\n1. Your CSV\n'
else
  csv=$folder/catches.csv
  [ -e "$csv" ] || python3 "$here/scripts/make_sample.py" "$csv"
  printf '\n1. A sample CSV: what fishing boats landed\n'
fi
name=$(basename "$csv"); name=${name%%.*}
packed=$folder/$name.sprat
back=$folder/$name.back.csv

size() { wc -c < "$1" | tr -d ' '; }
megabytes() { awk -v bytes="$1" 'BEGIN {printf "%.2f MB", bytes / 1e6}'; }
show() { printf '   %-38s %12s   %s\n' "${1#"$PWD"/}" "$(megabytes "$(size "$1")")" "${2-}"; }
timed() { # timed command...: runs it, and leaves its seconds in $seconds
  local TIMEFORMAT=%R
  { seconds=$( { time "$@" >&3 2>&4; } 2>&1 ); } 3>&1 4>&2
}

show "$csv"
head -n 3 "$csv" | cut -c 1-110 | sed 's/^/     /'

printf '\n2. sprat convert\n'
timed "$sprat" convert "$csv" "$packed" --force --quiet
show "$packed" "$seconds s, $(awk -v a="$(size "$packed")" -v b="$(size "$csv")" \
  'BEGIN {printf "%.1f %% of the CSV", 100 * a / b}')"
"$sprat" schema "$packed" | sed -n '/^table/,/^}/s/^/     /p'

printf '\n3. sprat cat, back to CSV\n'
timed "$sprat" convert "$packed" "$back" --force --quiet
show "$back" "$seconds s"

printf '\n4. The two CSV files\n'
if cmp -s "$csv" "$back"; then
  printf '   are identical, byte for byte.\n'
else
  python3 "$here/scripts/compare_cells.py" "$csv" "$back"
  printf '   hold the same cells; only quoting or line ends differ.\n'
fi

printf '\n5. Peak memory, time and bytes on disk, beside pickle\n'
"$sprat" bench "$csv" --only "list of dicts,list of tuples,csv generator,dicts protocol 5,tuples protocol 5,sprat"
printf '\nTry: %s info %s\n' "${sprat#"$PWD"/}" "${packed#"$PWD"/}"
