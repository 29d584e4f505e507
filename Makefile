# `make run` and `make test` set everything up themselves on a machine with Python >= 3.11.

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header

.PHONY: help run test test-slow check fix docs bench eval train lock clean

help:
	@echo "make run        mine corpus/reports into outputs/corpus; again: what is new, or all where configs/ was changed"
	@echo "make test       the fast tests"
	@echo "make test-slow  fuzzing, kills, scale"
	@echo "make check      lint, types, layers, docs; changes nothing"
	@echo "make fix        format and mend what can be mended"
	@echo "make docs       write what docs/ tells of the tables, and their schemas"
	@echo "make bench      what each stage costs, against unzip + parse of the same files; what whole runs cost"
	@echo "make eval       accuracy on the gold at hand, and on development gold where it lies beside the checkout (../shared/eval)"
	@echo "make train      rebuild pipeline/models from corpus/"
	@echo "make lock       renew requirements.lock, and requirements.image.lock for the Dockerfile"

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "workreport needs Python >= 3.11; set PYTHON=python3.12 or the like" >&2; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

run: $(INSTALLED)
	$(BIN)/workreport run corpus/reports --out outputs/corpus --documents --remine-changed --prune

test: $(INSTALLED)
	$(BIN)/pytest -q -n 2 --dist worksteal

test-slow: $(INSTALLED)
	$(BIN)/pytest -q -m slow --timeout 900

check: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q tests/test_docs.py tests/test_doors.py

fix: $(INSTALLED)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(INSTALLED)
	$(BIN)/python -m tests.dictionary
	$(BIN)/python -m tests.schemas

bench: $(INSTALLED)
	$(BIN)/python -m tests.bench.stages
	$(BIN)/python -m tests.bench.run

eval: $(INSTALLED)
	@echo "== corpus/: in-sample, for models are trained on its topics, initiatives and gold, and rules were made with its texts at hand"
	@$(BIN)/workreport evaluate corpus/gold corpus/counts corpus/tables corpus/initiatives corpus/topics corpus/passages
	@echo "== what two hands agree on, of the reports that both have labelled"
	@$(BIN)/workreport evaluate corpus/gold --second corpus/gold/second
	@echo "== topics and initiatives again, each text judged by a model that saw no text of its hand"
	@$(BIN)/python -m tests.floors --held-out
	@if [ -d ../shared/eval ]; then echo; echo "== development gold"; \
		$(BIN)/workreport evaluate $(addprefix ../shared/eval/,hard/counts.yaml hard/initiatives.yaml hard/topics.yaml written real); fi

train: $(INSTALLED)
	$(BIN)/workreport train topics
	$(BIN)/workreport train initiatives

lock:
	$(LOCK) --all-extras pyproject.toml --output-file requirements.lock
	$(LOCK) --extra image pyproject.toml --constraint requirements.lock --output-file requirements.image.lock

clean:
	rm -rf .venv outputs/corpus dist build
