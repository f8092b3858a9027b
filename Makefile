# Every target sets itself up in .venv from the locked dependencies; the second time that takes no time at all.
# What is needed beforehand: Python 3.11 or newer, make, git.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
CORPORA ?= ../shared/data
GOLD ?= ../shared/gold
SCORER ?= ../shared/tools/score.py
MODEL ?= full

.DEFAULT_GOAL := help
.PHONY: help setup demo test check build audit docs lock quality fast floors bench bench-record bench-peers bench-workers kills fuzz fire screenshots train distil

help: ## Say what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

setup: $(READY) ## Set up .venv and nothing else

$(READY): requirements-dev.lock pyproject.toml Makefile front-end/package-lock.json
	@test -x $(BIN)/python || { \
	  for python in "$$PYTHON" python3 python3.14 python3.13 python3.12 python3.11; do \
	    if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	  done; \
	  test -n "$$found" || { echo "Dragoman needs Python 3.11 or newer; set PYTHON to one, as in: make demo PYTHON=/path/to/python3.12" >&2; exit 1; }; \
	  echo "Setting up $(VENV) with $$("$$found" --version); this is done once." && "$$found" -m venv $(VENV); }
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement requirements-dev.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python tools/front_end.py || true
	@touch $@

RAY := .venv/ray

$(RAY): requirements-ray.lock $(READY)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement requirements-ray.lock \
	  || echo "Ray could not be installed; its tests are skipped." >&2
	@touch $@

LEDGER := .venv/samples.db

demo: $(READY) ## Read the sample reports, show what is in them, and what became of what they promise
	@$(BIN)/dragoman read samples
	@rm -f $(LEDGER) $(LEDGER)-wal $(LEDGER)-shm
	@$(BIN)/dragoman add samples --record $(LEDGER)
	@printf '\nThe order to withdraw, as it was known on 14 March 2016:\n\n'
	@$(BIN)/dragoman show commitments --actor Russia --type withdraw_forces --as-of 2016-03-14 --record $(LEDGER)
	@printf 'The same on 27 March, with what was done, by whose word, and what stays:\n\n'
	@$(BIN)/dragoman show commitments --actor Russia --type withdraw_forces --as-of 2016-03-27 --record $(LEDGER)
	@printf 'The truce and the round of talks of those weeks:\n\n'
	@$(BIN)/dragoman show ceasefires --as-of 2016-03-27 --record $(LEDGER)
	@$(BIN)/dragoman show talks --actor "de Mistura" --since 2016-03-14 --until 2016-03-14 --as-of 2016-03-27 --record $(LEDGER)
	@printf 'To see all of it in a browser, every entry beside its sentence: %s/dragoman demo\n' $(BIN)

test: $(READY) $(RAY) ## Run all tests
	@$(BIN)/python -m pytest

check: $(READY) ## Hold style, types, the import contract, licences, known weaknesses and everything that is generated
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python tools/generate.py --check
	@$(BIN)/python tools/audit.py --seconds 5

build: $(READY) ## Make a release in dist/: wheel, source, bill of materials (CycloneDX), and the SHA-256 of each
	@$(BIN)/python tools/build.py

audit: $(READY) ## Hold the locked packages to the weaknesses that the package index knows of, however long that takes
	@$(BIN)/python tools/audit.py

docs: $(READY) ## Write anew what is generated: the JSON Schema, the command's page, the README's examples
	@$(BIN)/python tools/generate.py

quality: $(READY) ## Measure how well reports are read, into docs/quality.md (needs CORPORA, GOLD and SCORER)
	@$(BIN)/python tools/quality.py --gold $(GOLD) --corpora $(CORPORA) --scorer $(SCORER)

fast: $(READY) ## Measure the fast model beside the full one, into docs/fast.md (needs CORPORA, GOLD and SCORER)
	@$(BIN)/python tools/fast.py --gold $(GOLD) --corpora $(CORPORA) --scorer $(SCORER)

floors: $(READY) ## Pin the floors of quality anew; they only rise, unless LOWER="why" says why; MODEL=fast for the fast model
	@$(BIN)/python tools/floors.py --gold $(GOLD) --corpora $(CORPORA) --scorer $(SCORER) --model $(MODEL) --pin $(if $(LOWER),--lower "$(LOWER)")

bench: $(READY) ## Measure how fast the samples are read, into docs/performance.md
	@$(BIN)/python tools/bench.py

bench-record: $(READY) ## Measure a record of SIZE made-up reports (100,000 take hours and tens of gigabytes), into docs/performance.md
	@$(BIN)/python benchmarks/record.py --reports $(or $(SIZE),5000)

bench-peers: $(READY) ## Measure other readers beside Dragoman, into docs/performance.md (needs Node.js; installs them apart)
	@PYTHONPATH=tools $(BIN)/python benchmarks/peers.py

bench-workers: $(READY) $(RAY) ## Measure a long reading of SIZE reports with 1 and 2 workers and on Ray, into docs/scale.md (needs "dragoman[ray]")
	@$(BIN)/python benchmarks/workers.py --reports $(or $(SIZE),10000)

kills: $(READY) $(RAY) ## Kill a process at work on a record 200 times, on SQLite and on PostgreSQL, and a long reading and its readers 50 times, here and on Ray
	@DRAGOMAN_KILLS=200 $(BIN)/python -m pytest -q tests/record/store/test_killed.py
	@DRAGOMAN_FIRE=full $(BIN)/python -m pytest -q tests/fire/test_long_reading.py tests/fire/test_cluster.py

fuzz: $(READY) ## Look for inputs that break a parser, SECONDS for each (600), all or the one that PARSER names
	@$(BIN)/python tools/fuzzing.py --seconds $(or $(SECONDS),600) $(if $(PARSER),--parser $(PARSER))

fire: $(READY) $(RAY) ## Kill, fill, restart, flood: the fault tests at their full size, into docs/reliability.md (some 15 minutes)
	@$(BIN)/python tools/reliability.py

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

distil: $(TRAINING)/ready ## Teach the fast model by the packed one, on texts of CORPORA, and put it into the package; an interrupted run goes on
	@$(TRAINING)/bin/python -m dragoman_training.distil --corpora $(CORPORA) --apart $(GOLD) --out $(RUNS)/fast
	@$(TRAINING)/bin/python -m dragoman_training.export --weights $(RUNS)/fast/model.safetensors --bundles $(RUNS)/fast/bundles.json \
	  --out src/dragoman/language/weights/fast

screenshots: $(READY) ## Take pictures of every page on the sample record, into docs/pictures (needs Chromium)
	@$(BIN)/python tools/screenshots.py

lock: $(READY) ## Bring the locked dependencies up to date
	@CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade --strip-extras --generate-hashes --allow-unsafe \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --output-file requirements.lock pyproject.toml
	@CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade --strip-extras --generate-hashes --allow-unsafe \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --extra dev --output-file requirements-dev.lock pyproject.toml
	@CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade --strip-extras --generate-hashes --allow-unsafe \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --extra ray --constraint requirements-dev.lock \
	  --output-file requirements-ray.lock pyproject.toml
