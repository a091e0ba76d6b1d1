#!/usr/bin/env bash
# Makes the folders of the data volume, each owned by the user of its image.
set -euo pipefail
# shellcheck source=stack/host/environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

while read -r name owner; do
  mkdir -p "$VISPYR_DATA/$name"
  if ((EUID == 0)); then
    [[ $(stat --format %u:%g "$VISPYR_DATA/$name") == "$owner" ]] || chown --recursive "$owner" "$VISPYR_DATA/$name"
    chmod 0750 "$VISPYR_DATA/$name"
  else
    # An emulated host: nobody can give files away, so everybody may write.
    chmod 0777 "$VISPYR_DATA/$name"
  fi
done <<OWNERS
alloy 473:473
grafana 472:0
loki 10001:10001
prometheus 65534:65534
pyroscope 10001:10001
tempo 10001:10001
OWNERS
mkdir -p "$VISPYR_DATA/tls/live" "$VISPYR_DATA/tls/acme" "$VISPYR_DATA/pyroscope-limits"
chmod 0755 "$VISPYR_DATA/tls" "$VISPYR_DATA/tls/live" "$VISPYR_DATA/tls/acme" "$VISPYR_DATA/pyroscope-limits"
# disk_guard.py writes it; Pyroscope does not start without it.
[[ -e $VISPYR_DATA/pyroscope-limits/limits.yaml ]] || echo 'overrides: {}' >"$VISPYR_DATA/pyroscope-limits/limits.yaml"
