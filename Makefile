# What a newcomer types: `make run` and `make test`. Everything else is listed by `make help`.

.DEFAULT_GOAL := help
.PHONY: help run test check quick bench openapi fmt

help: ## List the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Build and start a store with the demo catalogue
	cargo build --release -p cloudmart
	./target/release/cloudmart serve --demo

quick: ## The checks that take seconds once built: format, structure
	cargo fmt --all --check
	cargo xtask tidy

check: quick ## Everything that reads code: lints, structure, API drift
	cargo clippy --workspace --all-targets -- -D warnings
	cargo xtask openapi --check

test: ## All checks and all tests, the quick ones first
	cargo fmt --all --check
	cargo xtask tidy
	cargo clippy --workspace --all-targets -- -D warnings
	cargo test --workspace
	cargo xtask openapi --check

bench: ## Measure a release build on this machine
	cargo build --release -p cloudmart -p bench
	./target/release/bench run

openapi: ## Write openapi/cloudmart.json from the code
	cargo xtask openapi

fmt: ## Format the code
	cargo fmt --all
