# The doctor of a host: every item with its verdict and what to do. Read by etf-portfolio, not run.
# shellcheck shell=bash

# check NAME REMEDY COMMAND…: one item; the command says whether it is well.
check() {
  local name=$1 remedy=$2
  shift 2
  if "$@" >/dev/null 2>&1; then
    say "ok    $name"
    items+=("{\"name\":$(quoted "$name"),\"ok\":true}")
  else
    say "WRONG $name: $remedy"
    items+=("{\"name\":$(quoted "$name"),\"ok\":false,\"remedy\":$(quoted "$remedy")}")
    wrong=$((wrong + 1))
  fi
}

has_mode() { [ "$(stat -c '%a %U' "$2")" = "$1" ]; }
only_roots() { [ -z "$(find "$SETTINGS/credentials" "$SETTINGS/environment" \( -not -user root -o -perm /077 \) -not -type d)" ]; }
has_room() { [ "$(df --output=pcent "$DATA" | tail -n 1 | tr -dc 0-9)" -lt 85 ]; }
is_recent() { [ -n "$(find "$DATA/backups" -maxdepth 1 -name 'portfolio-*.db.gz*' -mmin -2160)" ]; }
is_proved() { [ "$(systemctl show -P Result etf-portfolio-drill.service)" = success ]; }
is_mounted() { ! grep -q "^LABEL=etf-portfolio " /etc/fstab || mountpoint -q "$DATA"; }
is_clock_right() { [ "$(timedatectl show -P NTPSynchronized)" = yes ]; }
# Asked as the server would ask, with what its unit denies; any answer at all is one too many.
is_shut_out() {
  local denied
  denied=$(systemctl show -P IPAddressDeny etf-portfolio.service)
  [[ $denied == *169.254.0.0/16* ]] &&
    ! systemd-run --quiet --wait --pipe --collect --property=DynamicUser=yes --property="IPAddressDeny=$denied" \
      curl --silent --max-time 2 --output /dev/null http://169.254.169.254/ </dev/null
}
is_quiet() { [ "$(systemctl show -P NRestarts etf-portfolio.service)" -lt 3 ]; }
has_password() { [ -s "$SETTINGS/credentials/password-hash" ] || is_healthy "$HERE"; }

doctor() {
  local unit
  items=() wrong=0
  check 'the server is healthy' 'journalctl -u etf-portfolio' is_healthy "$HERE"
  check 'it has not been restarted again and again' 'journalctl -u etf-portfolio' is_quiet
  for unit in etf-portfolio.socket etf-portfolio.service etf-portfolio-{backup,drill,health}.timer; do
    check "$unit starts with the machine" "systemctl enable --now $unit" systemctl is-enabled --quiet "$unit"
    check "$unit is active" "systemctl start $unit" systemctl is-active --quiet "$unit"
  done
  check 'a password is set' 'etf-portfolio set-password' has_password
  check 'the data is on its own volume, where there is one' 'mount /var/lib/etf-portfolio' is_mounted
  check 'the data is for the server alone' "chmod 700 $DATA" has_mode "700 $OWNER" "$DATA"
  check 'settings and secrets are for root alone' "chmod -R go= $SETTINGS/credentials $SETTINGS/environment" only_roots
  check 'the server cannot reach the credentials of the machine' 'this kernel does not filter by unit (BPF): use one that does' is_shut_out
  check 'the server runs with the newest settings' "$(is_of_account && echo 'npm run deploy -- up' || echo 'systemctl restart etf-portfolio')" is_informed
  check 'the disk has room' 'make room, or enlarge the volume' has_room
  check 'the newest backup is younger than 36 hours' 'journalctl -u etf-portfolio-backup' is_recent
  check 'the last restore drill went well' 'journalctl -u etf-portfolio-drill' is_proved
  check 'the clock is right' 'timedatectl set-ntp true' is_clock_right
  printf '{"ok":%s,"step":"doctor","reason":"%s of %s items are wrong","items":[%s]}\n' \
    "$(if [ "$wrong" = 0 ]; then echo true; else echo false; fi)" "$wrong" "${#items[@]}" "$(IFS=,; echo "${items[*]}")"
  [ "$wrong" = 0 ]
}
