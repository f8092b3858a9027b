# Every target sets itself up in .venv from the locked dependencies; the second time that takes no time at all.
# What is needed beforehand: Python 3.11 or newer, make, git.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
CORPORA ?= ../shared/data
GOLD ?= ../shared/gold
SCORER ?= ../shared/tools/score.py

.DEFAULT_GOAL := help
.PHONY: help setup demo test check docs lock quality floors bench train

help: ## Say what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

setup: $(READY) ## Set up .venv and nothing else

$(READY): requirements-dev.lock pyproject.toml Makefile
	@test -x $(BIN)/python || { \
	  for python in "$$PYTHON" python3 python3.14 python3.13 python3.12 python3.11; do \
	    if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	  done; \
	  test -n "$$found" || { echo "Dragoman needs Python 3.11 or newer; set PYTHON to one, as in: make demo PYTHON=/path/to/python3.12" >&2; exit 1; }; \
	  echo "Setting up $(VENV) with $$("$$found" --version); this is done once." && "$$found" -m venv $(VENV); }
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement requirements-dev.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY) ## Read the sample reports and show what is in them
	@$(BIN)/dragoman read samples

test: $(READY) ## Run all tests
	@$(BIN)/python -m pytest

check: $(READY) ## Hold style, types, the import contract and everything that is generated
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python tools/generate.py --check

docs: $(READY) ## Write anew what is generated: the JSON Schema, the command's page, the README's examples
	@$(BIN)/python tools/generate.py

quality: $(READY) ## Measure how well reports are read, into docs/quality.md (needs CORPORA, GOLD and SCORER)
	@$(BIN)/python tools/quality.py --gold $(GOLD) --corpora $(CORPORA) --scorer $(SCORER)

floors: $(READY) ## Pin the floors of quality anew; they only rise, unless LOWER="why" says why
	@$(BIN)/python tools/floors.py --gold $(GOLD) --corpora $(CORPORA) --scorer $(SCORER) --pin $(if $(LOWER),--lower "$(LOWER)")

bench: $(READY) ## Measure how fast the samples are read, into docs/performance.md
	@$(BIN)/python tools/bench.py

TRAINING := training/.venv
RUNS := training/runs

$(TRAINING)/ready: training/pyproject.toml $(READY)
	@test -x $(TRAINING)/bin/python || $(BIN)/python -m venv $(TRAINING)
	@$(TRAINING)/bin/python -m pip install -qq --disable-pip-version-check --editable . --editable training
	@touch $@

train: $(TRAINING)/ready ## Train the language model from CORPORA and put it into the package; an interrupted run goes on
	@$(TRAINING)/bin/dragoman-train --corpora $(CORPORA) --out $(RUNS)
	@$(TRAINING)/bin/python -m dragoman_training.export --weights $(RUNS)/model.safetensors --bundles $(RUNS)/bundles.json \
	  --out src/dragoman/language/weights

lock: $(READY) ## Bring the locked dependencies up to date
	@CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade --strip-extras --generate-hashes --allow-unsafe \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --output-file requirements.lock pyproject.toml
	@CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade --strip-extras --generate-hashes --allow-unsafe \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --extra dev --output-file requirements-dev.lock pyproject.toml
