# The front door. `make` alone prints the targets; everything sets up what it needs by itself.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NATIVE := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
# Whose tools check exported units and the manual page in the tests.
PEERS := cron systemd groff-base
# What looks at finished documents: LibreOffice with stand-ins for the faces of Office, validators;
# and a browser for the desk.
JUDGES := libreoffice-writer-nogui libreoffice-calc-nogui fonts-crosextra-caladea \
	fonts-crosextra-carlito qpdf default-jdk-headless libjaxb-java npm strace chromium

# Else each process that the tests start would compile docgen anew, and pytest the tests.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup build test docs check acceptance fresh fresh-wheel fresh-container gallery bench bench-keys bench-proposals format golden labels lock dist clean

help: ## Print these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

build: setup ## Build every document into build/ (LANGUAGES="en it ru" for others than docgen.toml's)
	$(BIN)/docgen build $(addprefix --language ,$(LANGUAGES))

# A worker more than cores, since tests wait for processes that they start; each takes about 0.5 GB.
# Files come in the order of tests/conftest.py, not those of most tests first.
test: setup $(VENV)/.native-peers ## Run the tests
	$(BIN)/pytest -n $$(($$(nproc) + 1)) --dist loadfile --no-loadscope-reorder

docs: setup $(VENV)/.docs ## Make the documentation site in build/site/
	cd tests && ../$(BIN)/python -m handbook

acceptance: setup $(VENV)/.judges $(VENV)/.docs ## Run the long tests in full: validators, kills, attacks, a scheduler
	DOCGEN_TESTS=full $(BIN)/pytest -n auto --dist worksteal tests/schedule/test_soak.py tests/build/test_crash.py tests/build/test_output_folder.py tests/test_end_to_end.py \
		tests/build/test_incremental.py tests/store/test_state.py tests/store/test_together.py tests/test_layout.py tests/test_any_declaration.py tests/test_hard_pages.py \
		tests/fidelity tests/followup/test_stable_ids.py tests/ingest/test_fuzz.py tests/ingest/test_completeness.py \
		tests/ingest/test_round_trip.py tests/parity \
		tests/cluster tests/hostile tests/test_architecture.py tests/test_engines.py tests/render/test_weasyprint_memos.py tests/render/test_typst.py tests/render/test_typst_right_to_left.py tests/test_right_to_left.py tests/test_sheets_in_languages.py tests/render/test_run_languages.py tests/build/test_builds_by_typst.py tests/test_dependencies.py tests/delivery/test_mirror.py \
		tests/delivery/test_kills.py tests/delivery/test_lock.py tests/delivery/test_place_machine.py \
		tests/workers/test_pool.py tests/test_import_path.py tests/test_handbook.py tests/translations tests/followup
	DOCGEN_TESTS=full $(BIN)/pytest -n auto --dist loadfile tests/acceptance tests/desk

fresh: $(VENV)/.native-debootstrap ## Build and test the current commit on a bare Debian 12 (as root)
	tests/fresh

fresh-wheel: $(VENV)/.native-debootstrap setup ## Install the wheel alone on a bare Debian 12 and use it (as root)
	tests/fresh --wheel

fresh-container: $(VENV)/.native-debootstrap setup ## Do the steps of release/Containerfile on a bare Debian (as root)
	tests/fresh --container

gallery: build $(VENV)/.judges ## Show every page of every document in build/gallery/index.html
	cd tests && ../$(BIN)/python -m gallery

bench: setup ## Measure against the bare libraries and other tools, into docs/performance.md (25 min)
	cd tests && ../$(BIN)/python -m bench

bench-keys: $(VENV)/.judges ## Count the keys that a review takes (TEXTS=FOLDER for more texts)
	cd tests && ../$(BIN)/python -m desk $(abspath $(TEXTS))

bench-proposals: setup ## Measure proposals against annotations by hand (TEXTS=FOLDER for more texts)
	cd tests && ../$(BIN)/python -m proposals $(abspath $(TEXTS))

check: setup $(VENV)/.native-peers ## Lint, format, types, content, templates and labels, and what the wheel holds
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/docgen check
	$(BIN)/docgen labels --check
	$(BIN)/pytest -q tests/test_wheel.py

format: setup ## Put the code into its standard form
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

golden: setup ## Write the golden files of the tests anew; look at the diff
	$(BIN)/pytest -q tests/test_golden.py tests/test_projects.py tests/test_dependencies.py --update-golden

labels: setup ## Collect the labels of templates and code, and update the catalogues
	$(BIN)/docgen labels

lock: setup ## Write requirements.lock anew from pyproject.toml
	$(BIN)/pip install -q uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-annotate --no-header --upgrade --extra dev pyproject.toml -o requirements.lock

dist: setup ## Make wheel, source archive and bill of materials in build/dist/, the same bytes each time
	$(BIN)/python -m hatchling build --directory build/dist
	$(BIN)/python release/materials.py build/dist

clean: ## Remove what was built and the virtual environment
	-@test -x $(BIN)/docgen && $(BIN)/docgen clean
	rm -rf $(VENV) build/docs build/site build/.cache build/zensical.toml

setup: $(VENV)/.ready ## Install what building and testing need (the other targets do it)

$(VENV)/.ready: requirements.lock pyproject.toml | $(VENV)/.native
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/docgen schema --write >/dev/null
	@touch $@

$(VENV)/.judges: $(addprefix tests/acceptance/,requirements.txt package-lock.json) | setup $(VENV)/.native-judges
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $<
	@mkdir -p $(VENV)/npm
	cp tests/acceptance/package.json tests/acceptance/package-lock.json $(VENV)/npm
	npm install --prefix $(VENV)/npm --silent --no-audit --no-fund
	@touch $@

$(VENV)/.docs: tests/handbook/requirements.txt | setup
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $<
	@touch $@

# Debian's packages: with apt-get as root or through sudo, else a message with the command. A
# program of the package's name that came another way will do.
$(VENV)/.native: PACKAGES := $(NATIVE)
$(VENV)/.native-peers: PACKAGES := $(PEERS)
$(VENV)/.native-judges: PACKAGES := $(JUDGES)
$(VENV)/.native-debootstrap: PACKAGES := debootstrap
$(VENV)/.native $(VENV)/.native-peers $(VENV)/.native-judges $(VENV)/.native-debootstrap:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		printf '\ndocgen needs Python 3.11 or later. Name one: make PYTHON=python3.12\n\n'; exit 1; }
	@mkdir -p $(VENV)
	@if command -v dpkg-query >/dev/null; then \
		missing=; \
		$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || missing=python3-venv; \
		for package in $(PACKAGES); do \
			dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' \
				|| command -v $$package >/dev/null || missing="$$missing $$package"; \
		done; \
		install="apt-get install -y --no-install-recommends $${missing# }"; \
		if test -z "$$missing"; then :; \
		elif test "$$(id -u)" = 0; then apt-get update -q && $$install; \
		elif command -v sudo >/dev/null && sudo apt-get update -q && sudo $$install; then :; \
		else \
			printf '\nThis machine lacks packages that docgen needs. Ask an administrator to run:\n\n'; \
			printf '    sudo %s\n\nand then run make again.\n\n' "$$install"; \
			exit 1; \
		fi; \
	fi
	@touch $@
