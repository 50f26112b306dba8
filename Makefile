# Sets everything up in this folder from python3 (3.11 or newer), git and make, and runs the main jobs.
# Nothing is installed outside of it: .tools holds uv, .venv the product, var what it writes.

.DEFAULT_GOAL := help
.PHONY: help demo serve test check fmt bench docs lock messages clean
MAKEFLAGS += --no-builtin-rules
SHELL := /bin/sh

SERVE ?= 1
PORT ?= 8000
WORKERS ?= auto

PYTHON ?= $(shell for each in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$each; break; }; done)
UV := .tools/bin/uv
BIN := .venv/bin
export UV_SYSTEM_CERTS := 1
export UV_PYTHON_DOWNLOADS := never
export PIP_DISABLE_PIP_VERSION_CHECK := 1

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /make \1|/' | while IFS='|' read -r a b; do \
		printf '%-16s %s\n' "$$a" "$$b"; done

demo: .venv/.runtime  ## play the whole example on real input, then serve it (SERVE=0: do not; PORT=8000)
	@TAPSHYRYK_ENVIRONMENT=demo exec $(BIN)/tapshyryk demo $(if $(filter 0,$(SERVE)),,--serve --port $(PORT))

serve: .venv/.runtime  ## serve this checkout for development (PORT=8000)
	@$(BIN)/tapshyryk init
	@TAPSHYRYK_PORT=$(PORT) exec $(BIN)/tapshyryk serve

test: .venv/.dev  ## the tests on SQLite, those that touch the database on PostgreSQL too, and browser journeys
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal --ignore tests/house
	TAPSHYRYK_TEST_DATABASE=postgres $(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal --only-database \
		-m "not browser"

check: .venv/.dev  ## lint, types, import contracts, house tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/bandit --quiet -lll --recursive --configfile pyproject.toml src
	$(BIN)/mypy
	$(BIN)/lint-imports
	TAPSHYRYK_VAR=$$(mktemp -d) $(BIN)/tapshyryk manage makemigrations --check --dry-run
	$(BIN)/python -m pytest -q -n $(WORKERS) tests/house

fmt: .venv/.dev  ## format the code and mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/.dev  ## the measures (ONLY="M12 M13": some of them)
	$(BIN)/python -m bench $(ONLY)

messages: .venv/.dev  ## collect the strings of the source into the catalogues, and compile them
	$(BIN)/tapshyryk messages

docs: .venv/.dev  ## write the pages of docs/reference anew from the tables they show
	$(BIN)/tapshyryk doctor --page > docs/reference/settings.md
	$(BIN)/tapshyryk lifecycles > docs/reference/lifecycles.md
	$(BIN)/tapshyryk rules --markdown > docs/reference/rules.md

COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" pyproject.toml
lock: $(UV)  ## pin every dependency with its hashes, anew (UPGRADE=--upgrade: to the newest)
	$(COMPILE) $(UPGRADE) --group checkout --output-file requirements/runtime.txt
	$(COMPILE) $(UPGRADE) --group checkout --group dev --constraint requirements/runtime.txt \
		--output-file requirements/dev.txt
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" $(UPGRADE) --group tools --output-file requirements/tools.txt

clean:  ## remove what make set up here (var is kept)
	rm -rf .tools .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# --- how the environment comes to be; the stamps make a second run quick ---

$(UV): requirements/tools.txt
	@[ -n "$(PYTHON)" ] || { echo "No Python 3.11 or newer was found: install it, or say make PYTHON=/path/to/python."; exit 1; }
	@echo "Setting up: the tools"
	@$(PYTHON) -m venv --clear .tools
	@.tools/bin/pip install --quiet --require-hashes --requirement requirements/tools.txt
	@touch $@

.venv/bin/python: | $(UV)
	@$(UV) venv --quiet --python "$$(.tools/bin/python -c 'import sys; print(sys._base_executable)')" .venv

# An environment that the tests use holds the runtime too, and is left as it is.
.venv/.runtime: requirements/runtime.txt requirements/dev.txt pyproject.toml | .venv/bin/python
	@echo "Setting up: the product"
	@if [ -e .venv/.dev ]; then $(UV) pip sync --quiet requirements/dev.txt; \
		else $(UV) pip sync --quiet requirements/runtime.txt; fi
	@$(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements/runtime.txt requirements/dev.txt pyproject.toml | .venv/bin/python
	@echo "Setting up: the product and its tests"
	@$(UV) pip sync --quiet requirements/dev.txt
	@$(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	@touch .venv/.runtime $@
