# Two commands to know: `make site` builds the site, `make test` runs every check. `make help` lists the rest.

PYTHON ?= python3

VENV  := .venv
BENCH := .venv-bench
MATERIALX := .venv-materialx
BIN   := $(VENV)/bin
NODE  := $(BIN)/node
NPM   := $(BIN)/npm
PIP   = $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check
# Python compiles a module when it first imports it, and never imports most of those that are installed.
INSTALL = $(PIP) install --no-compile

# Images of containers set it. Then each of the thousands of processes of a test compiles the package anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := site
.DELETE_ON_ERROR:
# A job's parts follow one another, so that what `make test` prints last is pytest's closing line.
.NOTPARALLEL:
.PHONY: help site serve install install-engines install-cluster install-for-test install-publish install-wire materialx check test lint other-linters compiled-tests scripts unit browser soak chromium format frontend words lock audit hooks coverage lowest newest dist dist-test bench performance reading stand-ins bench-search bench-subscribers bench-cluster bench-defaults bench-languages bench-publish bench-wire wire-demo clean

help:  ## Say what there is to make
	@sed -nE 's/^([a-z -]+):.*## (.*)/\1: \2/p' $(MAKEFILE_LIST) | \
		while IFS=: read -r job text; do printf 'make %-18s%s\n' "$$job" "$${text# }"; done


site: $(VENV)/.site $(if $(ENGINE),$(VENV)/.engines)  ## Build the site into site/ (the default; ENGINE=zensical: with that for docs/)
	@$(BIN)/briefings build $(if $(ENGINE),--docs-engine $(ENGINE))
	@echo "The site is in site/. To look at it: 'make serve' (reloads on every save),"
	@echo "or 'python3 -m http.server --directory site' and open http://localhost:8000/."

materialx: $(MATERIALX)/.site  ## Build it with ProperDocs and MaterialX, which go on with MkDocs and Material, for docs/
	@$(MATERIALX)/bin/briefings build --config-file mkdocs.materialx.yml --docs-engine properdocs

serve: $(VENV)/.site  ## Build the site, serve it on this machine, reload on every save
	@$(BIN)/briefings serve

install: $(VENV)/.site  ## Only install what the site needs, into .venv/

install-engines: $(VENV)/.engines  ## Install the other engines for docs/, too

install-cluster: $(VENV)/.cluster  ## Install what building on a cluster needs, too

install-publish: $(VENV)/.publish  ## Install what publishing to object storages needs, too

install-wire: $(VENV)/.wire  ## Install what the wire needs, too


check test: beside = scripts compiled-tests

check: lint unit  ## Run every check that needs no browser

test: install-for-test lint  ## Run every check, those in a real browser included
	@$(in_quick_folder) $(BIN)/pytest -n auto

# Pip works on one core. Debian's packages come meanwhile, but for those that the environment itself is made with.
install-for-test: $(VENV)/.created
	@$(MAKE) --no-print-directory chromium & chromium=$$!; $(MAKE) --no-print-directory $(VENV)/.test; rest=$$?; \
		wait $$chromium && exit $$rest

unit: $(VENV)/.test frontend/node_modules/.installed  ## Run the tests that need no browser (TESTS=tests/cli)
	@$(in_quick_folder) $(BIN)/pytest -m "not browser" -n auto $(TESTS)

browser: $(VENV)/.test frontend/node_modules/.installed chromium  ## Run the tests in a real browser (TESTS=tests/browser/test_reader.py; ENGINE=zensical: with that for the docs/ of Overview)
	@$(if $(ENGINE),DOCS_ENGINE=$(ENGINE); export DOCS_ENGINE; )$(in_quick_folder) $(BIN)/pytest -m browser -n auto $(TESTS)

soak: $(VENV)/.test  ## Search for hours for a build that a clean one differs from, or a kill that harms one, the wire or an upload
	@HYPOTHESIS_PROFILE=thorough; export HYPOTHESIS_PROFILE; $(in_quick_folder) $(BIN)/pytest -n auto \
		tests/engine/test_mutations.py tests/engine/test_incremental.py tests/engine/test_kill.py \
		tests/engine/test_listeners.py tests/engine/test_languages_walk.py \
		tests/outputs/test_feed_formats.py tests/wire/test_run_killed.py tests/wire/poll/test_kill.py \
		tests/wire/extract/test_kill.py tests/upload/test_faults.py \
		tests/upload/test_purge.py::test_killed_anywhere tests/upload/test_releases.py::test_killed \
		tests/cluster/test_delivery.py::test_killed

# Mypy works on one core, for half a minute where it has kept nothing yet: on another one all else is done
# meanwhile, the scripts' packages being installed first.
lint: $(VENV)/.test  ## Run the linters and the type checkers
	$(BIN)/mypy & types=$$!; $(MAKE) --no-print-directory other-linters $(beside); others=$$?; \
		wait $$types && exit $$others

other-linters: $(VENV)/.test frontend/node_modules/.installed
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(BIN)/lint-imports --no-logo
	$(BIN)/zizmor --offline --no-progress --quiet .github
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms \
		$(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))
	$(BIN)/briefings schema --check
	$(NODE) frontend/node_modules/typescript/bin/tsc --project frontend
	$(NODE) frontend/node_modules/typescript/bin/tsc --project frontend/tests
	cd frontend && $(CURDIR)/$(NODE) node_modules/oxlint/bin/oxlint --quiet
	$(NODE) frontend/build.mjs --check

# Each of pytest's processes collects all tests, and would compile them all at the same time as the others.
compiled-tests: $(VENV)/.test
	@said=$$($(BIN)/pytest --collect-only --quiet --quiet 2>&1) || { echo "$$said"; exit 1; }

scripts: frontend/node_modules/.installed  ## Test what the scripts of frontend/ do without a browser
	@$(NODE) --import $(CURDIR)/frontend/tests/setup.mjs --test --test-reporter dot 'frontend/tests/*.test.ts'

frontend: frontend/node_modules/.installed  ## Build the styles and scripts of frontend/ into the package
	$(NODE) frontend/build.mjs

format: $(VENV)/.test  ## Format the code and repair what the linter can
	$(BIN)/ruff check --fix --quiet
	$(BIN)/ruff format --quiet


words: $(VENV)/.test  ## Write the template of all words anew, and bring the catalogs up to date
	@$(BIN)/python -m tools.words

# MaterialX takes the place of Material, which materialx.txt therefore leaves out. Pelican and Material ask for different
# versions of Pygments: in bench.txt it is the site's, for both.
lock: $(VENV)/.tools  ## Write requirements/*.txt anew from pyproject.toml (UPGRADE=1: with the newest versions)
	$(compile) --group install --output-file requirements/pip.txt
	$(compile) pyproject.toml --group build --output-file requirements/site.txt
	$(compile) pyproject.toml $(extras) --group dev --constraint requirements/site.txt --output-file requirements/test.txt
	$(compile) pyproject.toml $(wire) --group build --constraint requirements/site.txt --constraint requirements/test.txt \
		--output-file requirements/wire.txt
	$(compile) pyproject.toml --extra publish --group build --constraint requirements/site.txt \
		--constraint requirements/test.txt --output-file requirements/publish.txt
	$(compile) pyproject.toml --extra cluster --group build --constraint requirements/site.txt \
		--constraint requirements/test.txt --output-file requirements/cluster.txt
	$(compile) pyproject.toml --extra properdocs --extra zensical --group build --constraint requirements/site.txt \
		--constraint requirements/test.txt --output-file requirements/engines.txt
	echo 'mkdocs-material; python_version < "3"' | $(compile) pyproject.toml --group build --group materialx \
		--constraint requirements/site.txt --constraint requirements/engines.txt --override - \
		--output-file requirements/materialx.txt
	$(compile) --group tools --constraint requirements/pip.txt --constraint requirements/site.txt \
		--constraint requirements/test.txt --output-file requirements/tools.txt
	sed -n 's/^\(pygments==[^ ]*\).*/\1/p' requirements/site.txt | $(compile) pyproject.toml --group build --group bench \
		--constraint requirements/site.txt --override - --output-file requirements/bench.txt

# What only some sites install, and the tests use.
extras = $(wire) --extra cluster --extra publish
wire = --extra compression --extra fast-translate --extra wire

# One version of each package for every Python and system: the same lock has to build the same bytes.
compile = $(BIN)/uv pip compile --quiet --universal --fork-strategy fewest \
	--python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)


# With hashes there is nothing to work out: what is looked up is what would be installed.
audit: $(VENV)/.tools $(VENV)/.test  ## Look for known weaknesses in all that the lock files name
	@for lock in requirements/*.txt; do \
		$(BIN)/pip-audit --disable-pip --require-hashes --strict --progress-spinner off --requirement $$lock || exit 1; \
	done
	@$(NPM) audit --prefix frontend

hooks: $(VENV)/.tools $(VENV)/.test frontend/node_modules/.installed  ## Let git run what is quick of the linters before each commit
	@$(BIN)/pre-commit install


# Tests run the command in other processes, and those fork: coverage follows all of them.
coverage: $(VENV)/.test  ## Measure what the tests run of the package, as a report in .coverage-html/ (TESTS=tests/cli)
	@$(BIN)/coverage erase
	@$(in_quick_folder) $(BIN)/coverage run -m pytest -m "not browser" -n auto $(TESTS)
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report
	@$(BIN)/coverage html --quiet

# What is written down of CLDR, names of countries and headers of catalogs, is of the Babel of the lock files.
lowest newest: $(VENV)/.tools  ## Run the unit tests with the lowest or newest versions that are allowed (TESTS=tests/cli)
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python .venv-$@
	@$(BIN)/uv pip install --quiet --python .venv-$@ --upgrade --resolution $(if $(filter lowest,$@),lowest-direct,highest) \
		--requirements pyproject.toml --all-extras --group build --group test --editable .
	@$(in_quick_folder) .venv-$@/bin/python -m pytest -m "not browser" -n auto \
		$(if $(filter lowest,$@),--deselect tests/rendering/fast_markdown/test_quick_markdown.py::test_installed_code_is_verified) \
		--deselect tests/model/test_territories.py::test_names_are_those_of_the_installed_babel \
		--deselect tests/words/test_catalogs.py::test_a_catalog_is_as_make_words_writes_it $(TESTS)

dist: $(VENV)/.site  ## Build what is released into dist/: the source distribution and the wheel
	@rm -rf dist
	@$(BIN)/python -m hatchling build

# The Makefile and the lock files are in it too. A wheel that is built of it has to be the one that is released.
dist-test: dist  ## Run the unit tests of the source distribution from itself (TESTS=tests/cli)
	@folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	tar -xzf dist/*.tar.gz -C "$$folder" --strip-components 1 && \
	$(MAKE) --no-print-directory -C "$$folder" dist && cmp dist/*.whl "$$folder"/dist/*.whl && \
	$(MAKE) --no-print-directory -C "$$folder" unit TESTS="$(TESTS)"


bench: $(BENCH)/.bench  ## Measure beside other programs (SIZE=1000,20000 PEERS=hugo REPEAT=3)
	@$(BENCH)/bin/python -m bench run $(if $(SIZE),--size $(SIZE)) $(if $(PEERS),--peers $(PEERS)) \
		$(if $(REPEAT),--repeat $(REPEAT))

performance: $(BENCH)/.bench  ## Write the handbook's page of what was measured last (RESULTS=FILE)
	@$(BENCH)/bin/python -m bench page $(RESULTS)


reading: bench/lighthouse/node_modules/.installed chromium  ## Measure what pages cost a reader, and write the handbook's page of it
	@CHROMIUM=$$($(find_chromium)); export CHROMIUM; $(BIN)/python -m bench reading --node $(NODE)

stand-ins: bench/fonts/node_modules/.installed chromium  ## Measure the fonts that stand in for the news' own, and write the styles of them
	@CHROMIUM=$$($(find_chromium)); export CHROMIUM; $(BIN)/python -m bench stand-ins

bench-search: $(VENV)/.test chromium  ## Measure what searching costs, and write the handbook's page of it (SIZE=20000,100000 REPEAT=3)
	@CHROMIUM=$$($(find_chromium)); export CHROMIUM; $(BIN)/python -m bench search \
		$(if $(SIZE),--size $(SIZE)) $(if $(REPEAT),--repeat $(REPEAT))

bench-subscribers: $(BENCH)/.bench  ## Measure what feeds, sitemaps and cards cost, and write the handbook's page of it (SIZE=100000 REPEAT=3)
	@$(BENCH)/bin/python -m bench subscribers $(if $(SIZE),--size $(SIZE)) $(if $(REPEAT),--repeat $(REPEAT))

bench-defaults: $(VENV)/.test  ## Measure a first build with every default on, beside the same with them off (SIZE=20000)
	@$(BIN)/python -m bench defaults $(if $(SIZE),--size $(SIZE))

bench-languages: $(VENV)/.test  ## Measure a first build in three languages, beside as many articles in one (SIZE=10000)
	@$(BIN)/python -m bench languages $(if $(SIZE),--size $(SIZE))

bench-wire: $(VENV)/.test  ## Measure the wire, also on public data in a folder, and say how to get them (DATA=folder ROOMS=text)
	@$(BIN)/python -m bench wire $(if $(DATA),--data "$(DATA)") $(if $(ROOMS),--only $(ROOMS))

bench-cluster: $(VENV)/.test  ## Measure a first build on a Dask cluster, beside one on as many local processes (SIZE=20000)
	@$(BIN)/python -m bench cluster $(if $(SIZE),--size $(SIZE))

bench-publish: $(VENV)/.test  ## Measure publishing to an object storage, beside rclone (SIZE=100000)
	@$(BIN)/python -m bench upload $(if $(SIZE),--size "$(SIZE)")

wire-demo: $(VENV)/.test  ## Show the wire on ten made-up outlets, without a network, and open its review page
	@$(BIN)/python -m demos.wire

clean:  ## Remove everything that is made here: the site, its cache, .venv/, the tools' caches
	rm -rf site .cache $(VENV) $(VENV)-lowest $(VENV)-newest $(BENCH) $(MATERIALX) .bench .demo dist .coverage .coverage.* .coverage-html frontend/node_modules bench/lighthouse/node_modules bench/fonts/node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find src tests bench -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# $(call from_debian,TEST,PACKAGE): where TEST fails, install Debian's PACKAGE, or say in one line what to install.
define from_debian
$(1) || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	echo "Installing $(2) from Debian's packages ..." && \
	apt-get update -qq && \
	DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $(2) >/dev/null; \
else \
	echo "$(2) is missing. Install it, then run make again (on Debian: sudo apt-get install $(2))." >&2; exit 1; \
fi
endef

# Tests write thousands of small sites, up to 2 GB at once: into memory, where there is room for them
# in the folder, and for the tests besides.
define in_quick_folder
if [ -w /dev/shm ] && [ "$$(df -Pk /dev/shm | awk 'END { print $$4 }')" -gt 4000000 ] && \
	[ "$$(awk '/^MemAvailable:/ { print $$2 }' /proc/meminfo)" -gt 10000000 ]; then \
	TMPDIR=$$(mktemp -d /dev/shm/briefings-XXXXXX); export TMPDIR; trap 'rm -rf "$$TMPDIR"' EXIT; \
fi;
endef

# A browser's path in CHROMIUM goes first, here and in the tests.
find_chromium = command -v "$${CHROMIUM:-chromium}" || command -v chromium || \
	command -v chromium-browser || command -v google-chrome

chromium:
	@$(call from_debian,{ $(find_chromium); } >/dev/null,chromium chromium-headless-shell)

# With the pip that a Python brings, which is as old as that is, all installations may take twice as long.
$(VENV)/.created: requirements/pip.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed; '$(PYTHON)' is: $$($(PYTHON) --version 2>&1 | head -n 1)." \
			"Name another: make PYTHON=python3.12" >&2; exit 1; }
	@$(call from_debian,$(PYTHON) -c 'import ensurepip; import venv' 2>/dev/null,python3-venv)
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) --require-hashes --requirement requirements/pip.txt
	@touch $@

$(VENV)/.site: requirements/site.txt pyproject.toml | $(VENV)/.created
	@echo "Installing what the site needs into $(VENV)/ ..."
	@$(INSTALL) --require-hashes --requirement requirements/site.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.site
	@echo "Installing what the tests need into $(VENV)/ ..."
	@$(INSTALL) --require-hashes --requirement requirements/test.txt
	@touch $@

$(VENV)/.wire: requirements/wire.txt $(VENV)/.site
	@echo "Installing what the wire needs into $(VENV)/ ..."
	@$(INSTALL) --require-hashes --requirement requirements/wire.txt
	@touch $@

$(VENV)/.engines: requirements/engines.txt $(VENV)/.site
	@echo "Installing the engines for docs/ into $(VENV)/ ..."
	@$(INSTALL) --require-hashes --requirement requirements/engines.txt
	@touch $@

# --no-deps: the package itself asks for Material.
$(MATERIALX)/.site: private BIN := $(MATERIALX)/bin
$(MATERIALX)/.site: requirements/materialx.txt pyproject.toml | $(VENV)/.created
	@echo "Installing the site with MaterialX into $(MATERIALX)/ ..."
	@$(VENV)/bin/python -m venv $(MATERIALX)
	@$(INSTALL) --no-deps --require-hashes --requirement requirements/materialx.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.publish: requirements/publish.txt $(VENV)/.site
	@echo "Installing what publishing needs into $(VENV)/ ..."
	@$(INSTALL) --require-hashes --requirement requirements/publish.txt
	@touch $@

$(VENV)/.cluster: requirements/cluster.txt $(VENV)/.site
	@echo "Installing what building on a cluster needs into $(VENV)/ ..."
	@$(INSTALL) --require-hashes --requirement requirements/cluster.txt
	@touch $@

$(VENV)/.tools: requirements/tools.txt | $(VENV)/.created
	@$(INSTALL) --require-hashes --requirement requirements/tools.txt
	@touch $@

# Node.js comes as a Python package, so that the tests need no other. No package runs a script of its own: that of esbuild
# only spares a process each time that it is called by its command. `make audit` asks for known weaknesses.
NPM_QUIETLY := --ignore-scripts --no-audit --no-fund --silent
frontend/node_modules/.installed: frontend/package-lock.json | $(VENV)/.test
	@echo "Installing what the scripts are built with into frontend/node_modules/ ..."
	@$(NPM) ci --prefix frontend $(NPM_QUIETLY)
	@touch $@

bench/lighthouse/node_modules/.installed: bench/lighthouse/package-lock.json | $(VENV)/.test
	@echo "Installing Lighthouse into bench/lighthouse/node_modules/ ..."
	@$(NPM) ci --prefix bench/lighthouse $(NPM_QUIETLY)
	@touch $@

bench/fonts/node_modules/.installed: bench/fonts/package-lock.json | $(VENV)/.test
	@echo "Installing the fonts to measure into bench/fonts/node_modules/ ..."
	@$(NPM) ci --prefix bench/fonts $(NPM_QUIETLY)
	@touch $@

# --no-deps: the lock has them all, Pygments among them in a version that Pelican would refuse.
$(BENCH)/.bench: private BIN := $(BENCH)/bin
$(BENCH)/.bench: requirements/bench.txt pyproject.toml | $(VENV)/.created
	@echo "Installing the programs to measure into $(BENCH)/ ..."
	@$(VENV)/bin/python -m venv $(BENCH)
	@$(PIP) install --no-deps --require-hashes --requirement requirements/bench.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
