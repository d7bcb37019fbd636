#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing to build (or, by argument: test, lint, bench), and says what. The only list
# of dependencies. Says and does nothing where all is there. SPRAT_BOOTSTRAP=no leaves it out.
set -euo pipefail
purpose=${1:-build}
[ "${SPRAT_BOOTSTRAP:-yes}" != no ] || exit 0

header() { # header path: whether a C or C++ header is where compilers look
  local folder
  for folder in /usr/include /usr/local/include /opt/homebrew/include; do
    [ ! -e "$folder/$1" ] || return 0
  done
  [ "$(uname)" = Darwin ] && [ -e "$(xcrun --show-sdk-path 2>/dev/null)/usr/include/$1" ]
}
command_there() { command -v "$1" >/dev/null; }
compiler() { command_there c++ || command_there g++ || command_there clang++; }
catch2() { header catch2/catch_all.hpp || header catch2/catch.hpp; }
python_module() { python3 -c "import importlib.util, sys; sys.exit(not importlib.util.find_spec('$1'))" 2>/dev/null; }

apt_missing=()
brew_missing=()
need() { # need 'check' debian-package brew-formula
  $1 && return
  apt_missing+=("$2")
  [ -z "$3" ] || brew_missing+=("$3")
}

need compiler g++ ""
need "command_there cmake" cmake cmake
need "command_there ninja" ninja-build ninja
need "command_there flatc" flatbuffers-compiler flatbuffers
need "header flatbuffers/flatbuffers.h" libflatbuffers-dev flatbuffers
need "header zstd.h" libzstd-dev zstd
need "header zlib.h" zlib1g-dev zlib
need "header xxhash.h" libxxhash-dev xxhash
need "header fast_float/fast_float.h" libfast-float-dev fast_float
need "header CLI/CLI.hpp" libcli11-dev cli11
need catch2 catch2 catch2
need "command_there python3" python3 python
python_headers() { python3 -c "import os, sys, sysconfig; sys.exit(not os.path.exists(sysconfig.get_path('include') + '/Python.h'))"; }
case $purpose in
  test)
    need "python_module ensurepip" python3-venv ""
    need python_headers python3-dev ""
    ;;
  lint) need "command_there clang-format" clang-format clang-format ;;
  bench) need "header benchmark/benchmark.h" libbenchmark-dev google-benchmark ;;
esac

say() { echo "sprat: $*" >&2; }

with_apt() {
  local root=()
  [ "$(id -u)" = 0 ] || root=(sudo)
  say "installing with apt-get: $*"
  "${root[@]+"${root[@]}"}" apt-get update -q >/dev/null
  "${root[@]+"${root[@]}"}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends "$@" >/dev/null
}

with_brew() {
  local formulas
  formulas=$(printf '%s\n' "$@" | sort -u | tr '\n' ' ')
  say "installing with brew: $formulas"
  # shellcheck disable=SC2086  # One word a formula.
  brew install -q $formulas
}

if [ ${#apt_missing[@]} -gt 0 ]; then
  if command_there apt-get; then
    with_apt "${apt_missing[@]}"
  elif ! compiler; then
    say "no C++ compiler: install one first (on macOS: xcode-select --install)"
    exit 1
  elif command_there brew; then
    with_brew "${brew_missing[@]}"
  else
    say "neither apt-get nor brew is here; install what these Debian packages hold: ${apt_missing[*]}"
    exit 1
  fi
fi

# What the tests of the Python package need, in an environment of the project's own.
python_packages=(pytest hypothesis nanobind numpy attrs msgspec mypy pyarrow fsspec)
if [ "$purpose" = test ] && ! build/venv/bin/python -c "import ${python_packages[*]/%/,}sys" 2>/dev/null; then
  say "installing with pip, into build/venv: ${python_packages[*]}"
  [ -x build/venv/bin/python ] || python3 -m venv build/venv
  build/venv/bin/python -m pip install -q --disable-pip-version-check "${python_packages[@]}"
fi

version=$(cmake --version | sed -n 's/^cmake version \([0-9]*\.[0-9]*\).*/\1/p')
if [ "${version%.*}" -eq 3 ] && [ "${version#*.}" -lt 25 ]; then
  say "CMake $version is too old; sprat needs 3.25: python3 -m pip install cmake"
  exit 1
fi
