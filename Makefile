# Each target sets up what it needs; `make` alone lists them.
.DEFAULT_GOAL := help
PLAN ?= .# the folder of a plan: data/, docs/ and a small mkdocs.yml; without it this folder
MINUTES ?= 2# how long `make fuzz` goes on
PYTHON := .venv/bin/python
# Runs in the plan's folder, with the code of this one.
IN_PLAN := cd "$(PLAN)" && PYTHONPATH="$(CURDIR):$$PYTHONPATH" "$(CURDIR)/$(PYTHON)"
READY := .venv/.ready
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.PHONY: help plan site serve form admin pictures check test pytest audit fuzz bench tools published carried publish rollback links schema bless lock

help: ## show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /: /'

$(READY): requirements.txt pyproject.toml
	python3 -m venv .venv
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

plan:
	@test -d "$(PLAN)/data" || { echo "PLAN là “$(PLAN)”, không có thư mục data/ ở đó —" \
		"ghi thư mục của một kế hoạch, thí dụ PLAN=tests/small" >&2; exit 2; }
	@test -f "$(PLAN)/mkdocs.yml" || { echo "$(PLAN)/mkdocs.yml: thiếu tệp này —" \
		"chép tests/small/mkdocs.yml vào đó, sửa đường dẫn trong tệp" >&2; exit 2; }

site: plan $(READY) form ## build the site in every language into site/ of the plan
	@$(PYTHON) -m catalog settings "$(PLAN)"
	$(PYTHON) -m mkdocs build --strict --config-file "$(PLAN)/mkdocs.yml"

serve: plan $(READY) form ## show the site at http://127.0.0.1:8000/ while you write
	@$(PYTHON) -m catalog settings "$(PLAN)"
	DRAFTS=yes $(PYTHON) -m mkdocs serve --config-file "$(PLAN)/mkdocs.yml"

# Only if mkdocs.yml asks for it: its program is built with Node.
form: plan $(READY)
	@if grep -qE '^ +admin:' mkdocs.yml "$(PLAN)/mkdocs.yml"; then $(MAKE) --no-print-directory admin; fi

admin: admin/built/form.js ## build the program of the form in which editors work in a browser

admin/built/form.js: admin/package-lock.json admin/build.mjs admin/vi.json $(wildcard admin/source/*)
	npm ci --prefix admin --ignore-scripts --no-audit --no-fund --loglevel=error
	node admin/build.mjs

pictures: tools ## make the pictures of the guide for editors anew, in admin/guide/
	PYTHONPATH=tests $(PYTHON) tests/form_pictures.py

check: plan $(READY) ## check data, pages and code; builds nothing
	$(PYTHON) -m catalog check "$(PLAN)" $(CHECK)
	$(PYTHON) -m catalog format --check "$(PLAN)"
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy

test: $(READY) ## check, and run every test, both at the same time
	@$(MAKE) --no-print-directory --jobs=2 check pytest

pytest: tools
	$(PYTHON) -m pytest

audit: site tools ## measure every page for everyone; writes data/accessibility.yml (takes minutes)
	$(PYTHON) tests/audit.py "$(PLAN)/site" --statement "$(PLAN)/data/accessibility.yml"

fuzz: $(READY) ## break the plan of tests/small at random for MINUTES=2, and count what nobody should meet
	$(PYTHON) tests/fuzz.py "$(MINUTES)"

bench: tools ## measure builds of many records beside other programs; writes bench/results.md (takes minutes)
	test -d .cache/peers || { python3 -m venv .cache/peers && .cache/peers/bin/pip install --quiet -r bench/peers.txt; }
	PYTHONPATH=tests $(PYTHON) bench/run.py $(BENCH)

tools: $(READY) ## find or install the programs that the tests use
	$(PYTHON) tests/install_programs.py
	@$(MAKE) --no-print-directory admin # with npm, which is there now

published: plan $(READY) ## fetch what is public at SITE_URL; PUBLISHED=.published then compares
	$(IN_PLAN) -m deploy fetch .published

carried: plan $(READY) ## add to site/ the styles and scripts that `make published` found in use
	$(IN_PLAN) -m deploy carry .published site

publish: plan $(READY) ## build, and put the site at TO=folder or TO=user@host:/folder
	$(IN_PLAN) -m deploy publish "$(TO)"

rollback: plan $(READY) ## go back to the release before, at TO=…
	$(IN_PLAN) -m deploy rollback "$(TO)"

links: plan $(READY) ## ask every address outside with lychee; writes links/report.md
	mkdir -p links
	$(PYTHON) -m catalog links "$(PLAN)" > links/addresses.txt
	lychee --format json --output links/lychee.json links/addresses.txt || test $$? = 2
	$(PYTHON) -m catalog dead-links links/lychee.json "$(PLAN)" > links/report.md

schema: $(READY) ## write schemas/ from the models
	$(PYTHON) -m catalog schema

bless: $(READY) ## accept what is now written of tests/small as expected
	$(PYTHON) tests/bless.py

lock: $(READY) ## write requirements.txt from pyproject.toml
	$(PYTHON) -m piptools compile --quiet --allow-unsafe --extra=dev --generate-hashes \
		--strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		--output-file=requirements.txt pyproject.toml
