#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Formats the C++ code in place, as tests/lint/check_format.py wants it.
set -euo pipefail
cd "$(dirname "$0")/.."
python3 tests/lint/check_format.py --fix
