# make run    start the program with a sample unit        make test   run the tests
# make check  what must hold before a change is taken in  make help   everything else

PYTHON ?= python3
PORT ?= 8000
PY := .venv/bin/python
NPM := $(shell command -v npm 2>/dev/null || echo .tools/bin/npm)
VENDOR := src/kehoach/web/static/vendor/versions.json
# As many at once as the machine has cores; each has a database of its own.
TESTS := $(PY) -m pytest -q --numprocesses auto --maxprocesses 4
PIP := -m pip install -qq --disable-pip-version-check --require-hashes --requirement
LOCK := .tools/bin/uv pip compile --quiet --universal --generate-hashes --no-annotate \
	--python-version 3.11 --custom-compile-command "make requirements"

.PHONY: help run test check format check-format lint types imports test-postgres messages requirements clean
.DELETE_ON_ERROR:

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: .venv/run.stamp $(VENDOR) messages ## start the program on this machine, with a sample unit the first time
	@$(PY) -m kehoach migrate --verbosity 0
	@$(PY) -m kehoach demo --if-empty
	@$(PY) -m kehoach run --port $(PORT)

test: .venv/dev.stamp $(VENDOR) messages ## run the tests on the embedded database
	@$(TESTS)

check: check-format lint types imports test ## everything that must hold before a change is taken in

check-format: .venv/dev.stamp
	@$(PY) -m ruff format --check --quiet .

lint: .venv/dev.stamp
	@$(PY) -m ruff check --quiet .

types: .venv/dev.stamp
	@$(PY) -m mypy --no-error-summary

imports: .venv/dev.stamp
	@PYTHONPATH=src .venv/bin/lint-imports --no-logo 2>/dev/null || PYTHONPATH=src .venv/bin/lint-imports

test-postgres: .venv/dev.stamp $(VENDOR) messages ## run what keeps data on PostgreSQL, one that answers or one of our own
	@# What a browser shows is the same on both; its tests take longer than all the others.
	@$(PY) scripts/with_postgres.py $(TESTS) tests/web --ignore=tests/web/browser

format: .venv/dev.stamp ## put the code in its one form
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

messages: .venv/run.stamp ## compile the translations
	@$(PY) scripts/messages.py compile

requirements: .tools/uv.stamp ## renew the pinned versions
	$(LOCK) --upgrade --extra postgres pyproject.toml requirements/dev.in --output-file requirements/dev.txt
	$(LOCK) --extra postgres pyproject.toml --constraint requirements/dev.txt --output-file requirements/run.txt
	$(LOCK) --upgrade requirements/tools.in --output-file requirements/tools.txt

clean: ## remove what was installed and built; var/, where the data is, stays
	rm -rf .venv .tools node_modules $(dir $(VENDOR)) .mypy_cache .pytest_cache .ruff_cache

# --- the environment --------------------------------------------------------------------------------------

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make run PYTHON=python3.12"; exit 1; }
	@# Debian keeps venv in a package of its own; who may install it gets it, who may not is told.
	@$(PYTHON) -m venv .venv >/dev/null 2>&1 \
		|| { rm -rf .venv; test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
			&& apt-get update -qq && apt-get install -qq -y python3-venv >/dev/null \
			&& $(PYTHON) -m venv .venv; } \
		|| { echo "Python has no venv here; on Debian: apt-get install python3-venv"; rm -rf .venv; exit 1; }

.venv/run.stamp: requirements/run.txt | .venv/bin/python
	@echo "Installing what the program needs…"
	@$(PY) $(PIP) requirements/run.txt
	@$(PY) scripts/link_package.py
	@touch $@

.venv/dev.stamp: requirements/dev.txt .venv/run.stamp
	@echo "Installing what the tests need…"
	@$(PY) $(PIP) requirements/dev.txt
	@touch $@

$(VENDOR): package-lock.json scripts/vendor_static.py src/kehoach/web/static/icons.txt | .venv/run.stamp $(if $(filter .tools/%,$(NPM)),.tools/node.stamp)
	@echo "Installing the front-end packages…"
	@PATH="$(abspath $(dir $(NPM))):$$PATH" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@$(PY) scripts/vendor_static.py

.tools/bin/python:
	@$(PYTHON) -m venv .tools

.tools/node.stamp: requirements/tools.txt | .tools/bin/python
	@.tools/bin/python $(PIP) requirements/tools.txt
	@touch $@

.tools/uv.stamp: | .tools/bin/python
	@.tools/bin/python -m pip install --quiet "uv>=0.13.8,<0.14"
	@touch $@
