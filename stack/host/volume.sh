#!/usr/bin/env bash
# Mounts the data volume given by its id on /var/lib/vispyr, now and at every boot. A filesystem is made only on a volume without a single known signature; a
# volume that cannot be mounted stops the release, because starting empty would look as if it had worked.
set -euo pipefail
# shellcheck source=stack/host/environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

readonly VOLUME_ID="$1"
readonly MOUNTS="$VISPYR_ROOT/etc/fstab"
readonly UNITS="$VISPYR_ROOT/etc/systemd/system"
# The order of NVMe devices is not guaranteed, the serial number is.
readonly DEVICE="$VISPYR_ROOT/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_${VOLUME_ID/-/}"

is_there() { [[ -e $DEVICE ]]; }
retry_for 120 is_there || {
  say "the volume $VOLUME_ID is not attached: $DEVICE is missing" >&2
  exit 1
}

if ! mountpoint --quiet "$VISPYR_DATA"; then
  # Exit code 2 and no output: nothing is known on it. A partition table or any filesystem would be named.
  status=0
  signature="$(blkid --probe "$DEVICE")" || status=$?
  if [[ -z $signature && $status == 2 ]]; then
    say "making a filesystem on the new volume $VOLUME_ID"
    mkfs.xfs -q -L vispyr "$DEVICE"
  elif [[ $signature != *' TYPE="xfs"'* ]]; then
    say "the volume $VOLUME_ID holds something else than Vispyr's data, and is left alone: ${signature:-blkid failed with $status}" >&2
    exit 1
  fi
  uuid="$(blkid --probe --match-tag UUID --output value "$DEVICE")"
  mkdir -p "$VISPYR_DATA"
  # What a release wrote while nothing was mounted would be hidden for ever.
  if [[ -n $(ls -A "$VISPYR_DATA") ]]; then
    say "$VISPYR_DATA is not empty although nothing is mounted there; move its content away first" >&2
    exit 1
  fi
  sed --in-place "\\|^[^#]*[[:space:]]${VISPYR_DATA}[[:space:]]|d" "$MOUNTS"
  echo "UUID=$uuid $VISPYR_DATA xfs defaults,noatime,nofail,x-systemd.device-timeout=90s 0 2" >>"$MOUNTS"
  systemctl daemon-reload
  mount "$VISPYR_DATA"
fi
mountpoint --quiet "$VISPYR_DATA"

mounted="$(findmnt --noheadings --output SOURCE --target "$VISPYR_DATA")"
if [[ $mounted != "$(readlink --canonicalize "$DEVICE")" ]]; then
  say "$VISPYR_DATA is mounted from $mounted, not from $VOLUME_ID" >&2
  exit 1
fi
# Takes in what the volume has grown by; it has much to say also when there is nothing to do.
grown="$(xfs_growfs -d "$VISPYR_DATA" 2>&1)" || {
  say "$grown" >&2
  exit 1
}

# Containers must not start before their data is there, nor run on without it.
mkdir -p "$UNITS/docker.service.d"
printf '[Unit]\nRequiresMountsFor=%s\n' "$VISPYR_DATA" >"$UNITS/docker.service.d/10-vispyr.conf"
systemctl daemon-reload
