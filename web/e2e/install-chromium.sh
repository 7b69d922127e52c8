#!/bin/sh
# Sees to it that there is a Chromium for the journeys: Debian's, installed when it is missing.
set -eu
browser=${CHROMIUM:-/usr/bin/chromium}
[ -x "$browser" ] && exit 0
if [ "$(id -u)" = 0 ]; then as_root=; else as_root=sudo; fi
if ! command -v apt-get >/dev/null; then
  echo "The journeys need Chromium: install it and set CHROMIUM to its path." >&2
  exit 1
fi
$as_root apt-get update -q >/dev/null
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -q --no-install-recommends chromium fonts-liberation >/dev/null
