# What the drill does, in order; read by guest.sh, not run.
# shellcheck shell=bash disable=SC2154,SC2153,SC2086,SC2016

first_boot() {
  install_first
  harden
  trouble
  backups
  alerts
  logs
  bad_releases
  good_release
  back_with_migration
  account
  cli_doctor
  trades >$DRILL/trades-before-reboot
}

install_first() {
  say 'the bootstrap, and the first release'
  bash $DRILL/bootstrap.sh
  bash $DRILL/bootstrap.sh # may be run again
  install -m 0600 $DRILL/proxy-secret /etc/etf-portfolio/credentials/proxy-secret
  echo 'PRICE_REFRESH=off' >>/etc/etf-portfolio/environment
  unpack "$FIRST"
  node $DRILL/print-password.mjs | "$BASE/releases/$FIRST/host/etf-portfolio" set-password
  activate "$FIRST"
  expect 'first release activated' "$TOOK ms: $ANSWER" grep -q '"ok":true' <<<"$ANSWER"
  need_server
  expect 'data for the server alone' "$(stat -c '%a %U' $DATA) $(stat -c '%a %U' $DATA/portfolio.db)" \
    test "$(stat -c '%a' $DATA) $(stat -c '%a' $DATA/portfolio.db)" = '700 600'
  begin_load
  end_load
  expect 'visitors log in, read and write' "$LOAD" test "$FAILED" = 0
}

harden() {
  say 'hardening'
  local unit level status
  for unit in etf-portfolio etf-portfolio-backup etf-portfolio-drill etf-portfolio-health etf-portfolio-logs; do
    level=$(systemd-analyze security "$unit.service" --no-pager 2>/dev/null | sed -n 's/.*: \([0-9.]*\) .*/\1/p' | tail -n 1)
    expect "exposure of $unit" "$level" test "${level/./}" -le 15
  done
  status=$(grep -E '^(Uid|CapEff|NoNewPrivs|Seccomp):' "/proc/$(pid)/status" | tr '\t\n' '  ')
  expect 'the process has no capability and is filtered' "$status" grep -q 'CapEff: 0000000000000000.*NoNewPrivs: 1 Seccomp: 2' <<<"$status"
}

# order WHAT: the server does it to itself; see trouble.mjs.
order() {
  echo "$1" >/run/etf-drill/order
  kill -USR2 "$(pid)"
}

# What the kernel has been told, by its newer way or its older; empty in a container that may not.
memory_limit() {
  local unit=system.slice/etf-portfolio.service
  cat /sys/fs/cgroup/$unit/memory.max /sys/fs/cgroup/memory/$unit/memory.limit_in_bytes 2>/dev/null
}

trouble() {
  local before took
  say 'kill -9'
  need_server
  before=$(pid)
  kill -9 "$before"
  took=$(until_answers "$before")
  expect 'kill -9: answers again after' "${took:-never} ms" test -n "$took"

  mkdir -p /run/systemd/system/etf-portfolio.service.d
  printf '[Service]\nEnvironment=NODE_OPTIONS=--import=%s/trouble.mjs\n' $DRILL >/run/systemd/system/etf-portfolio.service.d/drill.conf
  systemctl daemon-reload
  systemctl restart etf-portfolio.service

  say 'a hang of the event loop'
  before=$(pid)
  order hang
  took=$(until_answers "$before")
  expect 'hang: found by the watchdog of 30 s, answers again after' "${took:-never} ms" test -n "$took"
  found note 'hang: what systemd says' "$(journalctl -u etf-portfolio -o cat --no-pager | grep -i watchdog | tail -n 1)"

  say 'a bomb of objects, and one of memory'
  before=$(pid)
  order hoard-objects
  took=$(until_answers "$before")
  expect 'bomb of objects: answers again after' "${took:-never} ms" test -n "$took"
  if [ -n "$(memory_limit)" ]; then
    found note 'the kernel limits its memory to' "$(memory_limit) bytes"
    before=$(pid)
    order hoard-memory
    took=$(until_answers "$before")
    expect 'bomb of memory: answers again after' "${took:-never} ms" test -n "$took"
    found note 'bomb of memory: what systemd says' "$(journalctl -u etf-portfolio -o cat --no-pager | grep -iE 'oom|killed|watchdog' | tail -n 1)"
  else
    found note 'bomb of memory' 'not tried: this container cannot limit memory'
  fi
  rm -r /run/systemd/system/etf-portfolio.service.d
  systemctl daemon-reload
  systemctl restart etf-portfolio.service
}

backups() {
  say 'backup, drill, restore'
  local before name answer from
  before=$(trades)
  from=$(now_ms)
  answer=$(cli backup)
  expect 'backup' "$(($(now_ms) - from)) ms: $answer" grep -q '"ok":true' <<<"$answer"
  name=$(sed -n 's/.*"backup":"\([^"]*\)".*/\1/p' <<<"$answer")
  from=$(now_ms)
  answer=$(cli drill)
  expect 'restore drill' "$(($(now_ms) - from)) ms: $answer" grep -q '"ok":true' <<<"$answer"
  begin_load
  end_load
  expect 'more is written after the backup' "$before, then $(trades) trades" test "$(trades)" -gt "$before"
  from=$(now_ms)
  answer=$(cli restore "$name")
  expect 'restore' "$(($(now_ms) - from)) ms: $answer" grep -q '"ok":true' <<<"$answer"
  expect 'restored to what was backed up' "$(trades) trades" test "$(trades)" = "$before"
  from=$(pid)
  answer=$(cli restore portfolio-20000101T000000000Z.db.gz)
  expect 'a backup that is not there is refused, and the server not stopped' "$answer" test "$(pid)" = "$from"
  systemctl start etf-portfolio-backup.service
  expect 'the backup timer has run' "$(systemctl show -P Result etf-portfolio-backup.service)" \
    systemctl is-active --quiet etf-portfolio-backup.timer
  systemctl start etf-portfolio-health.service
  expect 'the health check is content' "$(systemctl show -P Result etf-portfolio-health.service)" \
    test "$(systemctl show -P Result etf-portfolio-health.service)" = success
}

alerts() {
  say 'an alert'
  local told
  printf '#!/bin/sh\necho "the owner is told of $1"\n' >/etc/etf-portfolio/alert
  chmod 0755 /etc/etf-portfolio/alert
  rm -rf /run/private/etf-portfolio-alert /run/etf-portfolio-alert # as if an hour had passed
  systemctl stop etf-portfolio-health.timer etf-portfolio.socket etf-portfolio.service
  systemctl start etf-portfolio-health.service 2>/dev/null
  systemctl start etf-portfolio-health.service 2>/dev/null
  sleep 2
  systemctl start etf-portfolio-health.timer etf-portfolio.socket etf-portfolio.service
  told=$(journalctl -u 'etf-portfolio-alert@etf-portfolio-health.service' -o cat --no-pager | grep -E 'does not answer|is told' | tr '\n' ' ')
  expect 'a server that is gone: the health check fails, and says so' "$told" \
    grep -q 'has failed:.*does not answer.*the owner is told of etf-portfolio-health' <<<"$told"
  expect 'of two failures within the hour one is told' "$(grep -o 'is told' <<<"$told" | wc -l)" \
    test "$(grep -o 'is told' <<<"$told" | wc -l)" = 1
  rm /etc/etf-portfolio/alert
}

# begin_account FILE [FOLDER]: see fake-account.mjs. Not by the function `node`, whose number would be that of a shell.
begin_account() {
  "$DRILL/releases/$FIRST/node/bin/node" $DRILL/fake-account.mjs "$@" &
  ACCOUNT=$!
}
end_account() {
  kill "$ACCOUNT"
  wait "$ACCOUNT" 2>/dev/null
}

# Against an account that is not there: what counts is that the unit may read the journal.
logs() {
  say 'the journal, sent away'
  local sent=/run/etf-drill/sent unit=/run/systemd/system/etf-portfolio-logs.service.d
  begin_account $sent
  mkdir -p $unit
  printf '[Service]\nEnvironment=LOG_GROUP=drill AWS_REGION=eu-central-1 AWS_ENDPOINT_URL=http://127.0.0.1:4566 AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b\n' >$unit/drill.conf
  systemctl daemon-reload
  systemctl start etf-portfolio-logs.service
  for _ in $(seq 60); do
    if grep -q PutLogEvents $sent 2>/dev/null; then break; fi
    sleep 1
  done
  expect 'the journal is sent' "$(wc -c <$sent) bytes; $(systemctl is-active etf-portfolio-logs.service)" grep -q 'PutLogEvents.*etf-portfolio' $sent
  systemctl stop etf-portfolio-logs.service
  end_account
  rm -r $unit
  systemctl daemon-reload
}

bad_releases() {
  local each
  for each in "$USELESS" "$BROKEN" "$SICK"; do
    say "a bad release: $each"
    begin_load
    activate "$each"
    end_load
    expect "$each is refused after $TOOK ms" "$ANSWER" grep -q '"ok":false' <<<"$ANSWER"
    expect "$each: the release before serves" "$(serving)" test "$(serving)" = "$FIRST"
    if [ "$each" != "$SICK" ]; then
      expect "$each: requests meanwhile" "$LOAD" test "$FAILED" = 0
    else
      found note "$each: requests meanwhile" "$LOAD"
    fi
  done
}

good_release() {
  say 'a good release under load'
  local before
  before=$(trades)
  begin_load
  activate "$SECOND"
  end_load
  expect 'good release activated' "$TOOK ms: $ANSWER" test "$(serving)" = "$SECOND"
  expect 'good release: requests meanwhile' "$LOAD" test "$FAILED" = 0
  expect 'every answered trade is there' "$before and $(sed -n 's/.*"written":\([0-9]*\).*/\1/p' <<<"$LOAD") are $(trades)" \
    test "$(trades)" = $((before + $(sed -n 's/.*"written":\([0-9]*\).*/\1/p' <<<"$LOAD")))
  begin_load
  systemctl restart etf-portfolio.service
  sleep 1
  systemctl restart etf-portfolio.service
  end_load
  expect 'two plain restarts: requests meanwhile' "$LOAD" test "$FAILED" = 0
  begin_load
  ANSWER=$(cli rollback)
  end_load
  expect 'rollback by hand' "$ANSWER" test "$(serving)" = "$FIRST"
  expect 'rollback: requests meanwhile' "$LOAD" test "$FAILED" = 0
}

# OLDER says that it does not know the newest migration.
back_with_migration() {
  say 'back to a release that knows fewer migrations'
  local before from
  before=$(trades)
  from=$(now_ms)
  unpack "$OLDER"
  ANSWER=$("$BASE/releases/$OLDER/host/activate" --back "$OLDER" 2>/run/etf-drill/activate.err)
  sed 's/^/  /' /run/etf-drill/activate.err
  expect 'the schema is taken back' "$(($(now_ms) - from)) ms: $ANSWER" grep -q 'Taking back' /run/etf-drill/activate.err
  expect 'and every trade is kept' "$before are $(trades)" test "$(trades)" = "$before"
}

# An account that keeps what is here already, and where its owner is.
account() {
  say 'an account that keeps the time zone of its owner'
  local settings=/etc/etf-portfolio
  expect 'without an account the server knows all it should' "$(informed)" test "$(informed)" = true
  begin_account /run/etf-drill/asked $settings/credentials
  sleep 2
  echo AWS_REGION=eu-central-1 >>$settings/environment
  export AWS_ENDPOINT_URL=http://127.0.0.1:4566 AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b
  expect 'what an account keeps is missed' "$(informed)" test "$(informed)" = false
  activate "$(serving)"
  expect 'the days of the server begin where its owner is' "$TOOK ms: $(tr '\0' '\n' <"/proc/$(pid)/environ" | grep ^TZ=)" \
    grep -qz '^TZ=Europe/Berlin' "/proc/$(pid)/environ"
  expect 'and it knows all it should' "$(informed)" test "$(informed)" = true
  echo LOG_LEVEL=INFO >>$settings/environment
  expect 'what was changed since it started is told' "$(informed)" test "$(informed)" = false
  end_account
  unset AWS_ENDPOINT_URL AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
  sed -i '/^AWS_REGION=/d' $settings/environment
  systemctl restart etf-portfolio.service
}

informed() { cli status | sed -n 's/.*"informed":\([a-z]*\).*/\1/p'; }

cli_doctor() {
  local answer
  answer=$(cli doctor 2>/run/etf-drill/doctor.err)
  sed 's/^/  /' /run/etf-drill/doctor.err
  found note doctor "$(sed -n 's/.*"reason":"\([^"]*\)".*/\1/p' <<<"$answer"): $(grep WRONG /run/etf-drill/doctor.err | tr '\n' ' ')"
  found note status "$(cli status)"
}

second_boot() {
  say 'the second boot'
  local took
  took=$(until_answers 0)
  expect 'after a reboot: enabled, and answers' "$(systemctl is-enabled etf-portfolio.service), ${took:-never} ms after this look began" test -n "$took"
  expect 'after a reboot: the data is kept' "$(cat $DRILL/trades-before-reboot) and $(trades) trades" \
    test "$(trades)" = "$(cat $DRILL/trades-before-reboot)"
  expect 'after a reboot: nothing has failed' "$(systemctl --failed --no-legend 'etf-portfolio*' | tr '\n' ' ')" \
    test -z "$(systemctl --failed --no-legend 'etf-portfolio*')"
}
