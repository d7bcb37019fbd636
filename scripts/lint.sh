#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs the house rules' checks, which are tests too (label lint), without building anything.
set -euo pipefail
cd "$(dirname "$0")/.."
failed=0
for check in tests/lint/check_*.py; do
  python3 "$check" || [ $? = 77 ] || failed=1
done
exit $failed
