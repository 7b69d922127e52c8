#!/bin/sh
# Sees to it that the programs of the servers for tests are there: PostgreSQL 15, MariaDB and Redis from Debian, installed
# when they are missing. It installs programs and starts nothing: tests run servers of their own, in folders of their own.
# Usage: install-servers.sh [postgres] [mysql] [redis]    (all without an argument)
set -eu
PATH=$PATH:/usr/sbin:/usr/lib/postgresql/15/bin
[ $# -gt 0 ] || set -- postgres mysql redis

missing() { ! command -v "$1" >/dev/null; }

packages=
for server; do
  case $server in
  postgres) if missing initdb || missing pg_basebackup; then packages="$packages postgresql-15"; fi ;;
  # The packages below hold the programs but no service.
  mysql)
    # The client's package has what mariadb-install-db reads its options with.
    if missing mariadbd || missing mariadb-install-db || missing my_print_defaults; then
      packages="$packages mariadb-server-core mariadb-client-core"
    fi
    ;;
  redis)
    if missing redis-server && missing redis-check-rdb; then packages="$packages redis-tools"; fi
    # Makes the certificate of a Redis that speaks TLS.
    if missing openssl; then packages="$packages openssl"; fi
    ;;
  *) echo "$server: the servers are postgres, mysql and redis" >&2; exit 2 ;;
  esac
done
[ -n "$packages" ] || exit 0

advise() {
  echo "The tests on real servers need$packages: $1" >&2
  echo "Without them, \`cargo test --workspace\` in its place tests on SQLite and in memory only." >&2
  exit 1
}
command -v apt-get >/dev/null || advise "install PostgreSQL 15, MariaDB 10.11 and Redis 7 with your system's means."
if [ "$(id -u)" = 0 ]; then
  as_root=
elif command -v sudo >/dev/null; then
  as_root=sudo
else
  advise "ask somebody who may to run \`apt-get install$packages\`."
fi

# PostgreSQL's package would make a cluster and start it; a policy of "start nothing" and its own switch prevent both.
policy=/usr/sbin/policy-rc.d
made_policy=
undo() {
  [ -z "$made_policy" ] || $as_root rm -f "$policy"
}
trap undo EXIT
if [ ! -e "$policy" ]; then
  made_policy=yes
  printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null
  $as_root chmod 755 "$policy"
fi
export DEBIAN_FRONTEND=noninteractive
install() { $as_root apt-get install -y -q --no-install-recommends "$@" >/dev/null; }
$as_root apt-get update -q >/dev/null || advise "apt-get update failed."
case $packages in
*postgresql*)
  install postgresql-common || advise "apt-get could not install postgresql-common."
  $as_root sed -i 's/^#\? *create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
  ;;
esac
# shellcheck disable=SC2086
install $packages || advise "apt-get could not install them (Debian 12 has them)."
