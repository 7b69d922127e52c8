#!/bin/sh
# Runs the suites of everything that keeps data on PostgreSQL and on MariaDB, as they run on SQLite by default. Meant for
# `cargo xtask with-servers --only postgres,mysql -- testing/on-servers.sh`, which names the servers; arguments go to `cargo test`.
set -eu
for server in "$CLOUDMART_TEST_POSTGRES" "$CLOUDMART_TEST_MYSQL"; do
  echo "The suites on ${server%%:*}"
  CLOUDMART_TEST_DATABASE=$server cargo test --quiet --workspace --exclude cloudmart --exclude xtask --exclude bench \
    --exclude test-servers --exclude cache --exclude page-render --exclude telemetry --exclude primitives --tests "$@"
done
