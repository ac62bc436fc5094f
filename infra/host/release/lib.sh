# Shared by the programs of this folder; read by them, not run.
# shellcheck shell=bash

readonly BASE=/opt/etf-portfolio
readonly RELEASES=$BASE/releases
readonly DATA=/var/lib/etf-portfolio
readonly SETTINGS=/etc/etf-portfolio
readonly UNITS=/etc/systemd/system
readonly OWNER=etf-portfolio
readonly HERE=http://127.0.0.1:8000

say() { printf '%s\n' "$*" >&2; }

# A text between quotes of JSON.
quoted() {
  local text=$1
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  text=${text//$'\n'/ }
  text=${text//$'\t'/ }
  printf '"%s"' "${text//[$'\001'-$'\037']/}"
}

# The one line of the answer, and the end: what failed, and why.
refuse() {
  say "Failed at $1: $2"
  printf '{"ok":false,"step":%s,"reason":%s}\n' "$(quoted "$1")" "$(quoted "$2")"
  exit 1
}

# One at a time: whoever comes while another one works is told so.
take_turn() {
  [ "$(id -u)" = 0 ] || refuse start "This is for root: sudo $0"
  exec 9>/run/etf-portfolio.turn
  flock --nonblock 9 || refuse start 'Another release, backup or restore is under way; try again in a minute.'
}

# The last lines that were said about a failure, as one.
last_words() { tail -n 3 "$1" | tr '\n' ' ' | cut -c 1-400; }

# What release.json says under a name that is a plain word; see script/lib/release/make-release.mjs.
described() { sed -n 's/.*"'"$2"'":"\([^"]*\)".*/\1/p' "$RELEASES/$1/release.json"; }

current_release() { basename "$(readlink "$BASE/current" 2>/dev/null || true)"; }

# What an account of Amazon keeps for this machine, where there is one: password, secrets, address and time zone.
is_of_account() { grep -q '^AWS_REGION=.' "$SETTINGS/environment" 2>/dev/null; }

# ask_account RELEASE [--compare]: writes it as credentials, or says whether these are the ones that are here.
ask_account() {
  local release=$1
  shift
  AWS_REGION=$(sed -n 's/^AWS_REGION=//p' "$SETTINGS/environment") "$RELEASES/$release/node/bin/node" \
    "$RELEASES/$release/host/programs/fetch-secrets.mjs" "$@" "$SETTINGS/credentials"
}

has_time_zone() {
  local zone=$SETTINGS/credentials/time-zone
  [ ! -s "$zone" ] || grep -qxF "TZ=$(cat "$zone")" "$SETTINGS/environment"
}

# The server was started after its settings were last changed.
has_newest_settings() {
  local since
  since=$(systemctl show --timestamp=us+utc -P ExecMainStartTimestamp etf-portfolio.service)
  [ -n "$since" ] && [ -z "$(find "$SETTINGS/environment" "$SETTINGS/credentials" -newermt "$since" -print -quit)" ]
}

# Whether the server runs with all that it should know; a machine of no account knows it from its owner alone.
is_informed() {
  has_newest_settings || return 1
  ! is_of_account || { has_time_zone && ask_account "$(current_release)" --compare; } >/dev/null 2>&1
}

# Runs a program of a release as the server runs: same user, same settings, same secrets, nothing else to write to.
# More options of systemd-run may stand in the array `options`.
options=()
as_owner() {
  local release=$1 program=$2
  shift 2
  systemd-run --quiet --collect --service-type=exec \
    --property=User=$OWNER --property=Group=$OWNER --property=UMask=0077 \
    --property=WorkingDirectory=$DATA \
    --property=EnvironmentFile=-$SETTINGS/environment \
    --property=LoadCredential=settings:$SETTINGS/credentials \
    --property=ProtectSystem=strict --property=ReadWritePaths=$DATA --property=ProtectHome=yes \
    --property=PrivateTmp=yes --property=PrivateDevices=yes --property=NoNewPrivileges=yes \
    --property=CapabilityBoundingSet= --property=RestrictSUIDSGID=yes --property=MemoryMax=512M \
    --setenv=NODE_ENV=production --setenv=DATABASE_URL=sqlite:///$DATA/portfolio.db "${options[@]}" \
    "$RELEASES/$release/node/bin/node" "$RELEASES/$release/backend/dist/$program.js" "$@" </dev/null
}

# The same, to its end.
run_as_owner() {
  options=(--wait --pipe)
  as_owner "$@"
}

# is_healthy ADDRESS: the database is ready and has the schema of the version that answers.
is_healthy() {
  local address=$1 secret=()
  if [ -s "$SETTINGS/credentials/proxy-secret" ]; then
    secret=(--header "X-Proxy-Secret: $(cat "$SETTINGS/credentials/proxy-secret")")
  fi
  curl --fail --silent --output /dev/null --max-time 5 "${secret[@]}" "$address/api/v1/health/ready"
}

# Three answers in a row within fifteen seconds: one could come from a server that is about to fall.
wait_until_healthy() {
  local in_a_row=0 deadline=$((SECONDS + 15))
  while [ "$SECONDS" -lt "$deadline" ]; do
    if is_healthy $HERE; then in_a_row=$((in_a_row + 1)); else in_a_row=0; fi
    if [ "$in_a_row" = 3 ]; then return 0; fi
    sleep 0.5
  done
  return 1
}

# Puts the units of a release into place; those that it does not have any more are gone.
install_units() {
  local from=$RELEASES/$1/host/units unit
  for unit in "$UNITS"/etf-portfolio*.{service,socket,timer}; do
    [ -e "$unit" ] && [ ! -e "$from/$(basename "$unit")" ] && rm -f "$unit"
  done
  install -m 0644 "$from"/* "$UNITS/"
  systemctl daemon-reload
}

# From now on at every boot. The socket that is listening stays as it is: it holds the requests of this moment.
enable_units() {
  local units=(etf-portfolio.socket etf-portfolio.service)
  local timer
  for timer in backup drill health; do units+=("etf-portfolio-$timer.timer"); done
  if grep -q '^LOG_GROUP=' "$SETTINGS/environment" 2>/dev/null; then units+=(etf-portfolio-logs.service); fi
  systemctl enable --quiet "${units[@]}"
  systemctl start etf-portfolio.socket etf-portfolio-{backup,drill,health}.timer
  if [[ " ${units[*]} " == *logs* ]]; then systemctl restart --no-block etf-portfolio-logs.service; fi
}

# Nothing of it runs any more, also after a reboot.
disable_units() {
  systemctl disable --quiet --now etf-portfolio-{backup,drill,health}.timer etf-portfolio-logs.service \
    etf-portfolio.socket etf-portfolio.service 2>/dev/null || true
}

# One rename: whoever looks finds the one release or the other.
point_at() {
  ln -sfn "releases/$1" "$BASE/current.new"
  mv -T "$BASE/current.new" "$BASE/current"
  ln -sfn current/backend "$BASE/backend"
}

# Requests that arrive meanwhile wait in the socket.
restart_server() {
  systemctl reset-failed etf-portfolio.service 2>/dev/null || true
  systemctl restart etf-portfolio.service
}
