# SPDX-License-Identifier: Apache-2.0
# The front door. Each target installs what it lacks (scripts/bootstrap.sh) and says so.

CSV ?=
PREFIX ?= /usr/local
RELEASE := build/release

.PHONY: build demo test lint format tidy bench install clean help
.DEFAULT_GOAL := build

build: ## Build the command, build/release/sprat
	@scripts/build.sh

demo: build ## Convert a CSV and back, and compare with pickle (CSV=path for one's own)
	@scripts/demo.sh $(if $(CSV),"$(CSV)")

test: ## Run every test, part of them under sanitizers
	@scripts/test.sh

lint: ## Check layering, names and formatting
	@scripts/bootstrap.sh lint
	@scripts/lint.sh

format: ## Format the C++ code
	@scripts/bootstrap.sh lint
	@scripts/format.sh

tidy: ## Run clang-tidy (FILES="src/base/pipeline.cpp ..." for some)
	@scripts/bootstrap.sh lint
	@scripts/tidy.sh $(FILES)

bench: build ## Measure sprat beside its peers (CSV=path for one's own)
	@scripts/bench.sh $(if $(CSV),"$(CSV)")

install: build ## Install the command and the library under PREFIX
	@cmake --build $(RELEASE) --target sprat
	@cmake --install $(RELEASE) --prefix "$(PREFIX)"

clean: ## Remove all that was built
	rm -rf build

help: ## Say this
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
