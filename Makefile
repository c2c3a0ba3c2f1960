# Every job of the project; each can be run alone, from a bare checkout. `make` lists them.

PYTHON ?= python3
PORT ?= 8501
ARGS ?=
# A test that waits for a page, a lock or a process leaves its core idle: three take that up.
WORKERS ?= 3
# Tests in a browser wait for pages half of their time: four workers take what two leave idle.
BROWSERS ?= 4

# Folders in which no word is meant for a reader.
NO_WORDS = .* bench locale node_modules tests

VENV = .venv
PY = $(VENV)/bin/python
NODE_TESTS = $(wildcard tests/*/*/static/*.test.mjs)
INSTALL = $(PY) -m pip --disable-pip-version-check install -qq --root-user-action ignore

# A file's tests share an app and stay with one worker, in the order in which they were collected.
# They start the app and its commands some hundred times: what was compiled once stays compiled.
PYTEST = env -u PYTHONDONTWRITEBYTECODE $(PY) -m pytest
SHARED = --dist loadfile --no-loadscope-reorder
AT_ONCE = --numprocesses $(WORKERS) $(SHARED)
IN_BROWSERS = --numprocesses $(BROWSERS) $(SHARED)

.PHONY: help run test test-fast test-rest test-all test-office test-spark test-scripts
.PHONY: check check-scripts fix bench data messages sentences dev chromium proxies postgresql gdal libreoffice java

help: ## list the jobs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

run: $(VENV)/run ## start the dashboard and print its address (PORT=8501)
	@$(PY) -c 'import socket; socket.create_server(("127.0.0.1", $(PORT)))' 2>/dev/null || { \
		echo "Port $(PORT) cannot be used, something else has it. Take another: make run PORT=8600" >&2; exit 1; }
	@$(PY) -m streamlit run app.py --server.port $(PORT) $(ARGS)

test: dev test-scripts chromium proxies ## all tests without a browser, and the main way in one (ARGS="-k word" for some)
	@$(PYTEST) $(AT_ONCE) -m "not rest and not office and not spark" $(ARGS)

test-fast: dev test-scripts ## the tests that need no Chromium
	@$(PYTEST) $(AT_ONCE) -m "not rest and not browser and not office and not spark" $(ARGS)

test-rest: dev chromium postgresql gdal ## what make test leaves out: other pages in a browser, tables in PostgreSQL, files in GDAL, the gazetteer made again
	@$(PYTEST) $(IN_BROWSERS) -o testpaths=tests -m rest $(ARGS)

test-all: test test-rest ## both of them

test-office: dev libreoffice ## open slides and tables in LibreOffice and read them back
	@$(PYTEST) -m office tests/office $(ARGS)

test-spark: dev java ## count 200,000 incidents on a Spark cluster of this machine and here, and compare
	@$(MAKE) -s $(VENV)/spark || echo "Without what requirements-spark.txt names nothing is compared."
	@$(PYTEST) -m spark tests/spark $(ARGS)

check: dev check-scripts ## look for mistakes in code, data and translations, edit nothing
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(PY) -m incidents check
	@$(PY) -m translation

# Types, as strict as mypy's. What is installed for it stays in node_modules; no page needs it.
check-scripts:
	@if command -v npm >/dev/null 2>&1; then $(MAKE) -s node_modules/installed && node_modules/.bin/tsc; \
	else echo "There is no npm: the types of the scripts go unchecked."; fi

test-scripts:
	@if command -v node >/dev/null 2>&1; then node --test --test-reporter=spec $(NODE_TESTS); \
	else echo "There is no node: the tests of the scripts alone are left out."; fi

fix: dev ## format the code and mend what ruff can mend
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

bench: dev ## measure what has to stay fast
	@if [ -f bench/__main__.py ]; then $(PY) -m bench $(ARGS); \
	else echo "There is nothing to measure yet."; fi

data: dev ## make the gazetteer and the base map again
	@$(PY) -m geo.build

# Without its date, the template changes only when a message does.
messages: dev ## collect the words to translate, update and compile the catalogues
	@$(PY) -m babel.messages.frontend -q extract -F pyproject.toml -k N_ -k say -k say_count:1,2 \
		-k say_as:1c,2 -k say_count_as:1c,2,3 -k to_say -k to_say_count:1,2 \
		--sort-by-file --add-location file -c Translators: --ignore-dirs "$(NO_WORDS)" \
		--header-comment "# The words a reader sees. Written by make messages." \
		--project "Detention map" --version 1 -o $(VENV)/messages.pot .
	@sed '/^"POT-Creation-Date/d' $(VENV)/messages.pot > locale/messages.pot
	@$(PY) -m babel.messages.frontend -q update -i locale/messages.pot -d locale \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	@$(PY) -m babel.messages.frontend -q compile -d locale

sentences: dev ## print what is said and drawn of many selections anew, to be looked through in review
	@$(PY) -m tests.incidents.words.printed_sentences
	@$(PY) -m tests.briefing.printed_drawings
	@$(PY) -m tests.ui.printed_shapes

dev: $(VENV)/dev

$(VENV)/run: $(PY) requirements.txt
	@echo "Installing what requirements.txt names: a few minutes."
	@$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/dev: $(PY) requirements-dev.txt requirements.txt
	@echo "Installing what requirements-dev.txt names: a few minutes."
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

$(VENV)/spark: $(VENV)/dev requirements-spark.txt
	@echo "Installing what requirements-spark.txt names."
	@$(INSTALL) -r requirements-spark.txt
	@touch $@

node_modules/installed: package.json
	@echo "Installing what package.json names."
	@npm install --silent --ignore-scripts --no-audit --no-fund
	@touch $@

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Python 3.11 or newer is needed; $(PYTHON) is" \
			"$$($(PYTHON) --version 2>/dev/null || echo not there)." \
			"Name another: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }

chromium:
	@there() { for name in "$$@"; do command -v "$$name" >/dev/null 2>&1 && return; done; return 1; }; \
	if there "$$CHROMIUM" chromium-headless-shell; then exit; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
		echo "Installing Debian's Chromium."; \
		apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
			--no-install-recommends chromium-headless-shell fonts-dejavu-core >/dev/null && exit; \
	fi; \
	there chromium chromium-browser google-chrome || { \
		echo "The tests need Chromium. Install it, or say where it is:" \
			"make test CHROMIUM=/path/to/chrome" >&2; exit 1; }

# The examples of deploy/ are tried where they are there.
proxies:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 \
		&& ! { command -v nginx && command -v caddy; } >/dev/null 2>&1; then \
		echo "Installing Debian's nginx and Caddy."; \
		apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
			--no-install-recommends nginx-light caddy >/dev/null; \
	fi

# What tables in PostgreSQL are tried on; without it those tests say that they are left out.
postgresql:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 \
		&& ! ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1; then \
		echo "Installing Debian's PostgreSQL."; \
		apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
			--no-install-recommends postgresql >/dev/null; \
	fi

# What opens maps and tables as QGIS does; without it those tests say that they are left out.
gdal:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 \
		&& ! command -v ogrinfo >/dev/null 2>&1; then \
		echo "Installing Debian's GDAL."; \
		apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
			--no-install-recommends gdal-bin >/dev/null \
			|| echo "Without GDAL its tests are left out."; \
	fi

# What Spark runs on; without it its tests say that they are left out.
java:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 \
		&& ! command -v java >/dev/null 2>&1; then \
		echo "Installing Debian's Java."; \
		apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
			--no-install-recommends default-jre-headless >/dev/null; \
	fi

libreoffice:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
		dpkg -s libreoffice-impress libreoffice-calc >/dev/null 2>&1 || { \
			echo "Installing Debian's LibreOffice Impress and Calc."; \
			apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
				--no-install-recommends libreoffice-impress libreoffice-calc \
				fonts-liberation >/dev/null; }; \
	else \
		command -v soffice >/dev/null 2>&1 || command -v libreoffice >/dev/null 2>&1 || { \
			echo "The tests need LibreOffice Impress and Calc: install them." >&2; exit 1; }; \
	fi
