#!/usr/bin/env bash
# What the host does for itself every five minutes: renews its certificate, ends the time of a rotated ingestion token, keeps profiles within their share of the
# disk, and reports on its health. A release that is running does all of this itself and is left alone.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
# shellcheck source=stack/host/environment.sh
. "$here/environment.sh"

exec 8>"$VISPYR_RELEASE_LOCK"
flock --nonblock 8 || exit 0

mapfile -t addresses < <("$here/addresses.sh")
renewed="$("$here/certificate.sh" "${addresses[@]}")"
tokens="$("$here/tokens.sh")"
if [[ -n $renewed$tokens ]]; then "$here/reload.sh"; fi
"$here/metadata.sh"
"$here/disk_guard.py"
"$here/report.sh"
