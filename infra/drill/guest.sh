#!/bin/bash
# The drill, inside the machine that it is for. Every finding is one line `FOUND verdict|what|figure` on the console.
# Phase 1 ends with a reboot, phase 2 with the end of the machine.
set -uo pipefail

readonly DRILL=/opt/etf-drill
readonly BASE=/opt/etf-portfolio
readonly DATA=/var/lib/etf-portfolio
readonly STOP=/run/etf-drill/stop
mkdir -p /run/etf-drill
chmod 0755 /run/etf-drill
# shellcheck source=/dev/null
. $DRILL/releases.env # FIRST, SECOND, USELESS, BROKEN, SICK and OLDER: the ids of the releases

say() { echo "drill: $*"; }
found() { echo "FOUND $1|$2|$3"; }
# expect WHAT FIGURE COMMAND…: fine when the command says so.
expect() {
  local what=$1 figure=$2
  shift 2
  if "$@" >/dev/null; then found fine "$what" "$figure"; else found WRONG "$what" "$figure"; fi
}
now_ms() { echo $(($(date +%s%N) / 1000000)); }
node() { "$DRILL/releases/$FIRST/node/bin/node" "$@"; }
cli() { "$BASE/current/host/etf-portfolio" "$@"; }
# Without a server nothing else means anything, and a kill would hit whoever has the number 0.
need_server() { [ "$(pid)" != 0 ] || abort 'There is no server.'; }
abort() {
  found WRONG 'the drill cannot go on' "$1"
  journalctl -u etf-portfolio -n 30 -o cat --no-pager | sed 's/^/  /'
  echo 'FOUND end||'
  systemctl --no-block poweroff
  exit 1
}
pid() { systemctl show -P MainPID etf-portfolio.service; }
serving() { basename "$(readlink $BASE/current)"; }
answers() {
  curl --fail --silent --output /dev/null --max-time 2 -H "X-Proxy-Secret: $PROXY_SECRET" http://127.0.0.1:8000/api/v1/health/ready
}
# Milliseconds until it answers from another process than the given one; empty after two minutes.
until_answers() {
  local before=$1 from
  from=$(now_ms)
  for _ in $(seq 1200); do
    if [ "$(pid)" != "$before" ] && [ "$(pid)" != 0 ] && answers; then
      echo $(($(now_ms) - from))
      return 0
    fi
    sleep 0.1
  done
  return 1
}
trades() { node $DRILL/count-trades.mjs; }
begin_load() {
  rm -f $STOP
  node $DRILL/load.mjs $STOP >/run/etf-drill/load.json 2>/run/etf-drill/load.err &
  sleep 2
}
# Sets LOAD (the JSON) and FAILED.
end_load() {
  sleep 2
  touch $STOP
  wait %% || cat /run/etf-drill/load.err
  LOAD=$(cat /run/etf-drill/load.json)
  FAILED=$(sed -n 's/.*"failed":\([0-9]*\).*/\1/p' <<<"$LOAD")
}
# A release is unpacked where releases are; older ones are removed there by and by.
unpack() { [ -d "$BASE/releases/$1" ] || cp -a "$DRILL/releases/$1" "$BASE/releases/"; }
# activate ID: sets ANSWER (its line of JSON) and TOOK (milliseconds).
activate() {
  local from
  unpack "$1"
  from=$(now_ms)
  ANSWER=$("$BASE/releases/$1/host/activate" "$1" 2>/run/etf-drill/activate.err)
  TOOK=$(($(now_ms) - from))
  sed 's/^/  /' /run/etf-drill/activate.err
}

PROXY_SECRET=$(cat $DRILL/proxy-secret)
# shellcheck source-path=SCRIPTDIR
# shellcheck source=phases.sh
. $DRILL/phases.sh

if [ ! -e $DRILL/second-boot ]; then
  touch $DRILL/second-boot
  first_boot
  say 'rebooting'
  sync
  systemctl --no-block reboot
else
  second_boot
  echo 'FOUND end||'
  sync
  systemctl --no-block poweroff
fi
