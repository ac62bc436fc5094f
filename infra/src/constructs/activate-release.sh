#!/bin/bash
# What the Activate document runs on the host, as root. The names in double braces are its parameters, which Systems Manager
# puts in as text: their patterns admit nothing that a shell would read.
set -euo pipefail

id='{{ ReleaseId }}'
sha256='{{ ReleaseSha256 }}'
url='{{ ReleaseUrl }}'
# @variables
releases=/opt/etf-portfolio/releases
work=
said=no

refuse() {
  said=yes
  printf '{"ok":false,"step":"%s","reason":"%s"}\n' "$1" "$2"
  exit 1
}

# However this ends, it has said so in one line.
end() {
  local code=$?
  [ -z "$work" ] || rm -rf "$work"
  [ "$code" = 0 ] || [ "$said" = yes ] || refuse activate "It ended at an error: its last words are in the error output."
}
trap end EXIT

# Whatever state the host is in: the data volume mounted, the user and the folders made.
prepare() {
  bash -s >&2 <<'BOOTSTRAP'
# @bootstrap
BOOTSTRAP
}

# A release is never changed: the same name stands for the same bytes, and what is there already is not fetched again.
fetch() {
  work=$(mktemp -d "$releases/.incoming.XXXXXX") || refuse folder "No folder could be made in $releases."
  echo "Fetching release $id" >&2
  curl --proto '=https' --tlsv1.2 --fail --silent --show-error --connect-timeout 20 --max-time 600 \
    --retry 3 --retry-connrefused --output "$work/release.tar.gz" "$url" ||
    refuse download "The release could not be downloaded: the address may be too old. Release again."
  echo "$sha256  $work/release.tar.gz" | sha256sum --check --status ||
    refuse checksum "What was downloaded is not release $id: its SHA-256 differs."
  mkdir "$work/release"
  tar --extract --gzip --file "$work/release.tar.gz" --directory "$work/release" --no-same-owner ||
    refuse unpack "The release could not be unpacked: is the disk full?"
  echo "$sha256" >"$work/release/.sha256"
  mv "$work/release" "$releases/$id"
  rm -rf "$work"
  work=
}

prepare || refuse prepare "The host could not be made ready: its last words are in the error output."
if [ -e "$releases/$id" ]; then
  [ "$(cat "$releases/$id/.sha256")" = "$sha256" ] ||
    refuse checksum "Release $id is here already, with other bytes. Give the new one a new name."
else
  fetch
fi
[ -x "$releases/$id/host/activate" ] || refuse unpack "Release $id has no host/activate in it."
exec "$releases/$id/host/activate" "$id"
