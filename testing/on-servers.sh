#!/bin/sh
# Runs the suites of everything that keeps data, and journeys of the whole store, on PostgreSQL and on MariaDB, as they run on
# SQLite by default; the journeys also on three databases of PostgreSQL. Meant for
# `cargo xtask with-servers --only postgres,mysql -- testing/on-servers.sh`, which names the servers; arguments go to `cargo test`.
set -eu
for server in "$CLOUDMART_TEST_POSTGRES" "$CLOUDMART_TEST_MYSQL"; do
  echo "The suites on ${server%%:*}"
  CLOUDMART_TEST_DATABASE=$server cargo test --quiet --workspace --exclude cloudmart --exclude xtask --exclude bench \
    --exclude test-servers --exclude cache --exclude page-render --exclude telemetry --exclude primitives --tests "$@"
done

store() {
  echo "The store on ${CLOUDMART_TEST_DATABASE%%:*} (${CLOUDMART_TEST_DATABASES:-1} databases)"
  cargo test --quiet -p cloudmart --test it -- access::tokens journeys:: promises::one_order statements:: survives::two
}
for server in "$CLOUDMART_TEST_POSTGRES" "$CLOUDMART_TEST_MYSQL"; do
  export CLOUDMART_TEST_DATABASE="$server"
  store
done
export CLOUDMART_TEST_DATABASE="$CLOUDMART_TEST_POSTGRES" CLOUDMART_TEST_DATABASES=3
store
