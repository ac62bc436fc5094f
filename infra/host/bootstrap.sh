#!/bin/bash
# Makes the instance ready before each release: the data volume, the user, the folders. Releases bring everything else.
#
# Lines like these stand before it, from the template:
#   DATA_VOLUME_ID=vol-0123  AWS_REGION=eu-central-1  BACKUPS_BUCKET=name  LOG_GROUP=name  TRUSTED_PROXY=10.0.0.0/16
# May be run again: what is there stays as it is, and a volume that holds anything is never formatted.
set -euo pipefail

readonly USER_NAME=etf-portfolio
readonly DATA=/var/lib/etf-portfolio
readonly SETTINGS=/etc/etf-portfolio
readonly LABEL=etf-portfolio

say() { echo "bootstrap: $*"; }

make_user() {
  getent passwd "$USER_NAME" >/dev/null ||
    useradd --system --user-group --no-create-home --home-dir "$DATA" --shell /usr/sbin/nologin "$USER_NAME"
}

# A volume is attached some time after the instance has begun to boot, under a name that carries its id.
wait_for_volume() {
  local name="/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_${DATA_VOLUME_ID/-/}"
  for _ in $(seq 300); do
    if [ -b "$name" ]; then
      readlink -f "$name"
      return
    fi
    sleep 2
  done
  say "the volume $DATA_VOLUME_ID was not attached within ten minutes" >&2
  return 1
}

# blkid answers 2 when it finds nothing at all; anything else is no reason to format.
format_if_blank() {
  local device=$1 code=0
  blkid --probe "$device" >/dev/null || code=$?
  if [ "$code" = 2 ]; then
    say "formatting the blank volume $device"
    mkfs.ext4 -q -L "$LABEL" "$device" </dev/null
  fi
}

mount_data() {
  mkdir -p "$DATA"
  grep -q "^LABEL=$LABEL " /etc/fstab ||
    echo "LABEL=$LABEL $DATA ext4 defaults,noatime,nodev,nosuid,noexec,nofail,x-systemd.device-timeout=600 0 2" >>/etc/fstab
  systemctl daemon-reload
  udevadm settle
  mountpoint -q "$DATA" || mount "$DATA"
}

make_folders() {
  install -d -m 0700 -o "$USER_NAME" -g "$USER_NAME" "$DATA" "$DATA/backups"
  install -d -m 0755 /opt/etf-portfolio /opt/etf-portfolio/releases
  install -d -m 0755 "$SETTINGS"
  install -d -m 0700 "$SETTINGS/credentials"
}

write_settings() {
  if [ -e "$SETTINGS/environment" ]; then return; fi
  (
    umask 077
    {
      if [ -n "${AWS_REGION:-}" ]; then echo "AWS_REGION=$AWS_REGION"; fi
      if [ -n "${BACKUPS_BUCKET:-}" ]; then
        echo "BACKUP_S3_URL=s3://$BACKUPS_BUCKET/backups?region=$AWS_REGION"
      fi
      if [ -n "${LOG_GROUP:-}" ]; then echo "LOG_GROUP=$LOG_GROUP"; fi
      if [ -n "${TRUSTED_PROXY:-}" ]; then echo "TRUSTED_PROXY=$TRUSTED_PROXY"; fi
    } >"$SETTINGS/environment.new"
  )
  mv "$SETTINGS/environment.new" "$SETTINGS/environment"
}

make_user
if [ -n "${DATA_VOLUME_ID:-}" ]; then
  device=$(wait_for_volume)
  format_if_blank "$device"
  mount_data
fi
make_folders
write_settings
say "done"
