#!/bin/bash
# What the Command document runs on the host, as root. The names in double braces are its parameters, which Systems Manager
# puts in as text: their patterns admit nothing that a shell would read.
set -euo pipefail

program=/opt/etf-portfolio/current/host/etf-portfolio
argument='{{ Argument }}'

if [ ! -x "$program" ]; then
  echo '{"ok":false,"step":"start","reason":"No release is active on this host. Release one first."}'
  exit 1
fi
exec "$program" '{{ Verb }}' ${argument:+"$argument"}
