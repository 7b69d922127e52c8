# What a newcomer types: `make run` and `make test`. Everything else is listed by `make help`.

.DEFAULT_GOAL := help
.PHONY: help run test suites-on-servers check quick bench openapi fmt web web-check journeys screenshots lighthouse

# The pages as files. Without Node a store still builds; it then serves the API and says how to get the pages.
WEB := web/storefront/dist/server/render.js
WEB_SOURCES := $(shell find web/packages web/storefront -not -path '*/node_modules*' -not -path '*/dist*' -not -name schema.ts -type f)
NPM := npm --prefix web

help: ## List the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: web ## Build and start a store with the demo catalogue
	cargo build --release -p cloudmart
	./target/release/cloudmart serve --demo

ifneq ($(shell command -v npm),)
web: $(WEB) ## Build the web pages
else
web:
	@echo "Node is not installed: building the store without its pages (see README)."
endif

web/node_modules/.package-lock.json: web/package-lock.json
	$(NPM) ci --no-audit --no-fund

$(WEB): web/node_modules/.package-lock.json openapi/cloudmart.json $(WEB_SOURCES)
	$(NPM) run build

quick: ## The checks that take seconds once built: format, structure
	cargo fmt --all --check
	cargo xtask tidy

web-check: $(WEB) ## Lints, types and component tests of the web pages
	$(NPM) run lint
	$(NPM) run check
	$(NPM) test

check: quick web-check ## Everything that reads code: lints, structure, API drift
	cargo clippy --workspace --all-targets -- -D warnings
	cargo xtask openapi --check

test: ## All checks and all tests, the quick ones first
	cargo fmt --all --check
	cargo xtask tidy
	$(MAKE) web-check
	cargo clippy --workspace --all-targets -- -D warnings
	testing/install-servers.sh
	cargo test --workspace
	cargo xtask openapi --check
	$(MAKE) journeys

suites-on-servers: ## The suites of what keeps data, on PostgreSQL and MariaDB
	testing/install-servers.sh postgres mysql
	cargo xtask with-servers --only postgres,mysql -- testing/on-servers.sh

journeys: web ## Journeys in a real browser against a real store
	cargo build -p cloudmart
	web/e2e/install-chromium.sh
	$(NPM) run journeys -w e2e

screenshots: web ## Pictures of the main pages for docs/screenshots
	cargo build --release -p cloudmart
	web/e2e/install-chromium.sh
	STORE_BINARY=$(CURDIR)/target/release/cloudmart $(NPM) run screenshots -w e2e

lighthouse: web ## Measure the main pages of a release build
	cargo build --release -p cloudmart
	web/e2e/install-chromium.sh
	STORE_BINARY=$(CURDIR)/target/release/cloudmart $(NPM) run lighthouse -w e2e

bench: ## Measure a release build on this machine
	cargo build --release -p cloudmart -p bench
	./target/release/bench run

openapi: ## Write openapi/cloudmart.json from the code
	cargo xtask openapi

fmt: ## Format the code
	cargo fmt --all
	$(NPM) run format
