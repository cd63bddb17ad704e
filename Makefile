# Quqyq's one-word tasks. "make help" lists them.
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
POT := $(VENV)/messages.pot
EXTRACT := extract -F babel.cfg -k _ -k N_ -k ngettext:1,2 --sort-by-file --no-wrap --add-location=file --project=quqyq --copyright-holder=Quqyq

.DEFAULT_GOAL := help
.PHONY: help setup run test train lint types check widget eval bench screenshots scores translations openapi readme lock clean

help: ## List the tasks
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(VENV)/.ready ## Make the environment: Python 3.10, packages, catalogs

# Installs only when the locked packages have changed.
$(VENV)/.ready: requirements/dev.txt pyproject.toml tools/setup.sh
	@tools/setup.sh $(VENV)
	@touch $@

locales/%/LC_MESSAGES/messages.mo: locales/%/LC_MESSAGES/messages.po $(VENV)/.ready
	@$(BIN)/pybabel -q compile -i $< -o $@

CATALOGS := $(foreach language,kk ru en,locales/$(language)/LC_MESSAGES/messages.mo)
setup: $(CATALOGS)

train: setup ## Train the model if it is missing or older than its inputs
	@$(BIN)/quqyq train --if-needed

run: train ## Serve on http://localhost:8000 (PORT=9000 make run: another port)
	@QUQYQ_PORT=$(PORT) exec $(BIN)/quqyq serve

test: train lint types check widget ## Check and test everything
	@$(BIN)/quqyq eval --part look --check >/dev/null && $(BIN)/pytest

lint: setup ## Style, spelling of names, import rules
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/codespell --ignore-words-list nd,siz,inforce,discreet --skip "*.json,*.po,*.svg,*/node_modules/*,tests/orthography/*,tests/nlu/*,tests/test_personal_data.py,bot/nlu/subject.py" README.md CHANGELOG.md docs bot actions tests
	@$(BIN)/lint-imports --no-cache >/dev/null || $(BIN)/lint-imports --no-cache

types: setup ## Types
	@$(BIN)/mypy

check: setup ## Law base and catalogs
	@$(BIN)/quqyq law check
	@$(BIN)/pybabel -q $(EXTRACT) -o $(POT) actions bot
	@$(BIN)/python -m bot.catalogs $(POT)

# Node is only needed to check the widget; the bot serves its modules as they are.
WIDGET := bot/widget/node_modules/.ready
$(WIDGET): bot/widget/package-lock.json
	@cd bot/widget && npm ci --silent --no-audit --no-fund && touch node_modules/.ready

# The example page in React, for the browser tests.
REACT := examples/react/node_modules/.ready
$(REACT): examples/react/package-lock.json
	@cd examples/react && npm ci --silent --no-audit --no-fund && touch node_modules/.ready

widget: ## Types, style and layout of the widget's JavaScript
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory $(WIDGET) $(REACT) && cd bot/widget && npm run --silent check; \
	else echo "WIDGET CHECKS SKIPPED: there is no npm" >&2; fi

eval: train ## Ask the held-out questions and print the tables
	@$(BIN)/quqyq eval && $(BIN)/quqyq eval safety && $(BIN)/quqyq eval follow-ups

bench: train ## Compare with stock Rasa in one run (an hour or two: the stock model trains slowly)
	@$(BIN)/quqyq bench

screenshots: train ## Take the pictures of the documents anew (needs Chromium)
	@$(BIN)/python tools/screenshots.py

LIGHTHOUSE := tools/lighthouse/node_modules/.ready
$(LIGHTHOUSE): tools/lighthouse/package-lock.json
	@cd tools/lighthouse && npm ci --ignore-scripts --silent --no-audit --no-fund && touch node_modules/.ready

scores: train $(LIGHTHOUSE) ## Measure the pages with Lighthouse (needs Chromium and Node 20)
	@$(BIN)/python tools/scores.py

translations: setup ## Bring the catalogs up to date with the texts in the code
	@$(BIN)/pybabel -q $(EXTRACT) -o $(POT) actions bot
	@for language in kk ru en; do \
	  $(BIN)/pybabel -q update -i $(POT) -o locales/$$language/LC_MESSAGES/messages.po -l $$language \
	    --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap; done

openapi: setup ## Write the OpenAPI document to docs/openapi.json
	@$(BIN)/quqyq openapi docs/openapi.json

readme: train ## Put fresh figures into the README
	@$(BIN)/python -m bot.evaluation.readme README.md

lock: ## Lock the packages anew (needs uv)
	@cd requirements && for file in runtime dev; do UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile --quiet --universal \
	  --python-version 3.10 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate -o $$file.txt $$file.in; done

clean: ## Remove the environment, models and compiled catalogs
	@rm -rf $(VENV) models var locales/*/LC_MESSAGES/*.mo
