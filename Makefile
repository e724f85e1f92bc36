# Nameplate: the commands. Each sets up what it needs.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PEERS := .venv-peers
JOBS ?= 2

.PHONY: help demo test check unit browser verify bench lock clean

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Nameplate needs Python 3.11 or later; set PYTHON=..."; exit 1; }
	@echo "Setting up $(VENV) (once) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(READY)  ## run the example dossier: print the answer, write its brief
	@$(BIN)/nameplate run examples/venezuela --futures 10000 --seed 1
	@$(BIN)/nameplate brief examples/venezuela -o examples/venezuela/brief.html

test: check unit verify-short bench-short  ## run every check

check: $(READY)  ## style, types, import contract, spelling
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/codespell src tests docs examples benchmarks verification README.md CHANGELOG.md Makefile

unit: $(READY) chromium  ## unit, property, doc and browser tests
	@$(BIN)/pytest -q -n $(JOBS) --dist loadfile

verify: $(READY)  ## slow statistics against theory and published values
	@$(BIN)/pytest -q -n $(JOBS) verification

verify-short: $(READY)
	@$(BIN)/pytest -q -n $(JOBS) verification -m "not slow"

bench: $(READY) $(PEERS)/.ready  ## benchmarks against peers, in one run
	@$(BIN)/python -m benchmarks

# The peers need other versions than we do, so they live apart; where they cannot be installed, the benchmark says so.
$(PEERS)/.ready: benchmarks/peers.lock
	@echo "Setting up $(PEERS) (once) ..."
	@test -x $(PEERS)/bin/python || $(PYTHON) -m venv $(PEERS)
	@if $(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r benchmarks/peers.lock; \
	then touch $@; else echo "Some peers could not be installed: they will be reported as not measured"; fi

bench-lock: $(READY)
	@$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links -o benchmarks/peers.lock benchmarks/peers.in

bench-short: $(READY)
	@$(BIN)/python -m benchmarks --short

# The browser tests need Debian's chromium: installed where we may, else those tests skip themselves and say so.
.PHONY: chromium verify-short bench-short bench-lock
chromium:
	@if command -v chromium >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing Debian's chromium for the browser tests ..."; \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >/dev/null 2>&1 \
	  || echo "chromium could not be installed: the browser tests will be skipped"; \
	else echo "chromium is missing and cannot be installed here: the browser tests will be skipped"; fi

lock: $(READY)  ## pin the newest versions with hashes
	@$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links -o requirements.lock requirements.in

clean:  ## remove what the commands made
	@rm -rf $(VENV) $(PEERS) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache examples/*/runs examples/*/brief.html
