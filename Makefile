# The two commands: `make run` and `make test`. Needs nothing but make and Python 3.11 or newer.
# Everything else: `make help`.

PYTHON ?= python3
PORT ?= 8000
JOBS ?= 2
PYTEST_ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
TOOLS := $(VENV)/.tools
PIP_INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes
PYTEST := $(BIN)/python -m pytest
# What a production machine sets, so that the deployment check sees what it would see there.
PRODUCTION := env $$(grep -v '^\#' site/deploy/env.example) VAR_DIR=$(CURDIR)/var/check SECRET_KEY=$$($(BIN)/python -c \
	'import secrets; print(secrets.token_hex(32))')

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | awk -F '\t' '{ printf "  make %-14s %s\n", $$1, $$2 }'
	@echo "  Variables: PORT=$(PORT) PYTHON=$(PYTHON) JOBS=$(JOBS) PYTEST_ARGS="

# ---------------------------------------------------------------- running

.PHONY: run
run: $(RUNTIME) var/env ## Prepare whatever is missing, serve the site and work for it on http://127.0.0.1:$PORT
	@exec $(BIN)/python manage.py serve --prepare --demonstration --worker --port $(PORT)

.PHONY: install
install: $(RUNTIME) ## Make the environment that the site runs in, and nothing else

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed and '$(PYTHON)' is not. Name another: make PYTHON=python3.12 run" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || { \
		echo "'$(PYTHON)' cannot make environments. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(RUNTIME): requirements.lock | $(BIN)/python
	@echo "Installing what the site needs…"
	@$(PIP_INSTALL) -r requirements.lock
	@touch $@

$(TOOLS): tests/requirements.lock | $(BIN)/python
	@echo "Installing what tests and checks need…"
	@$(PIP_INSTALL) -r tests/requirements.lock
	@touch $@

var/env: | $(BIN)/python
	@mkdir -p var
	@(umask 077 && $(BIN)/python -c 'import secrets; print("SECRET_KEY=" + secrets.token_hex(32))' > $@)

# ---------------------------------------------------------------- tests

.PHONY: test test-sqlite test-postgres test-fast coverage
# Tests start many processes: compiled once is enough, whatever the machine has set.
test test-sqlite test-postgres test-fast coverage: export PYTHONDONTWRITEBYTECODE :=
test: $(TOOLS) ## Run every test with real services, on SQLite and then on PostgreSQL
	@$(BIN)/python -m tests.services $(MAKE) --no-print-directory --keep-going test-sqlite test-postgres

test-sqlite: $(TOOLS) ## Run every test on SQLite; tests of services that are not running are skipped
	$(PYTEST) -n $(JOBS) --dist loadgroup $(PYTEST_ARGS)

test-postgres: $(TOOLS) ## Run the tests that may differ from database to database on the PostgreSQL of TEST_POSTGRES_URL
	@if [ -n "$$TEST_POSTGRES_URL" ]; then \
		echo "DATABASE_URL=\$$TEST_POSTGRES_URL $(PYTEST)"; \
		DATABASE_URL=$$TEST_POSTGRES_URL $(PYTEST) -n $(JOBS) --dist loadgroup -m on_postgresql $(PYTEST_ARGS); \
	else echo "skipped: the run on PostgreSQL: TEST_POSTGRES_URL is not set"; fi

test-fast: $(TOOLS) ## Run the tests without browser and services, on SQLite
	$(PYTEST) -n $(JOBS) --dist loadgroup -m "not browser and not service" $(PYTEST_ARGS)

coverage: $(TOOLS) ## Run the tests without browser and services, and report untested lines
	$(BIN)/coverage run -m pytest -n $(JOBS) --dist loadgroup -m "not browser and not service" $(PYTEST_ARGS)
	@$(BIN)/coverage combine --quiet && $(BIN)/coverage report

.PHONY: services bench-search bench-intake bench-citations bench-extraction
services: $(TOOLS) ## Bring up the services of the tests, say where they are, keep them until Ctrl-C
	@$(BIN)/python -m tests.services sh -c 'env | grep "^TEST_.*_URL="; exec sleep infinity'

CORPUS ?= ../shared/corpus
BENCH_ARGS ?=
bench-search: $(TOOLS) ## Measure the search of each engine on the corpus in $$CORPUS
	@$(BIN)/python -m tests.services $(BIN)/python -m tests.benchmarks.search $(CORPUS) $(BENCH_ARGS)

.PHONY: bench
bench: $(TOOLS) ## Measure what pages cost on the production stack, cold and kept
	@$(BIN)/python -m tests.services $(BIN)/python -m tests.benchmarks.pages \
		--write tests/benchmarks/pages.md $(BENCH_ARGS)

.PHONY: bench-intake bench-library bench-structure bench-news
bench-intake: $(TOOLS) ## Measure how well drafts are filled in from files, on the corpus in $$CORPUS
	@$(BIN)/python -m tests.services $(BIN)/python -m tests.benchmarks.intake $(CORPUS) $(BENCH_ARGS)

bench-library: $(TOOLS) ## Measure a library of a hundred thousand documents on each database
	@$(BIN)/python -m tests.services $(BIN)/python -m tests.benchmarks.library $(BENCH_ARGS)

bench-news: $(TOOLS) ## Measure pages of news of a hundred thousand articles on each database
	@$(BIN)/python -m tests.services $(BIN)/python -m tests.benchmarks.news $(BENCH_ARGS)

bench-structure: $(TOOLS) ## Measure how well texts are divided into articles, on the corpus in $$CORPUS
	@$(BIN)/python -m tests.services $(BIN)/python -m tests.benchmarks.structure $(CORPUS) $(BENCH_ARGS)

bench-citations: $(TOOLS) ## Measure how well numbers of documents are found in texts of the corpus
	@$(BIN)/python -m tests.benchmarks.citations $(CORPUS) $(BENCH_ARGS)

bench-extraction: $(TOOLS) ## Measure how well text is read from files made of the corpus in $$CORPUS
	@$(BIN)/python -m tests.services $(BIN)/python -m tests.benchmarks.extraction $(CORPUS) $(BENCH_ARGS)

# ---------------------------------------------------------------- checks

.PHONY: lint types check
lint: $(TOOLS) ## Check style of Python and templates, and who imports whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --lint --quiet templates site
	PYTHONPATH=.:site $(BIN)/lint-imports --no-cache

types: $(TOOLS) ## Check types
	$(BIN)/mypy

check: $(TOOLS) ## Check settings as in production, and that migrations are complete
	$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(PRODUCTION) DATABASE_URL=sqlite:///:memory: $(BIN)/python manage.py makemigrations --check --dry-run

# ---------------------------------------------------------------- maintenance

.PHONY: format messages lock clean distclean
format: $(TOOLS) ## Format Python and mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

messages: $(RUNTIME) var/env ## Bring the Vietnamese catalogue up to date (needs gettext)
	$(BIN)/python manage.py makemessages --locale vi --no-obsolete --no-wrap --add-location file \
		--ignore .venv --ignore var --ignore tests

lock: | $(BIN)/python ## Resolve the dependencies of pyproject.toml anew
	$(BIN)/python -m pip install --disable-pip-version-check --quiet 'uv>=0.9'
	$(BIN)/uv pip compile pyproject.toml $(LOCK) --output-file requirements.lock
	$(BIN)/uv pip compile pyproject.toml $(LOCK) --group test --output-file tests/requirements.lock

LOCK := --quiet --generate-hashes --no-emit-index-url --no-annotate --no-header --universal --python-version 3.11

clean: ## Remove the state of the site: database, uploads, index, secret key
	rm -rf var

distclean: clean ## Remove the state and the environment
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
	find site -name '*.mo' -delete
