#!/usr/bin/env bash
# What the host does twice a day for the certificate of its domain: asks the authority whether it is time, and has nginx read what is new. A release that is
# running does this itself.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
# shellcheck source=stack/host/environment.sh
. "$here/environment.sh"

mkdir -p "$(dirname "$VISPYR_RELEASE_LOCK")"
exec 8>"$VISPYR_RELEASE_LOCK"
flock --wait 600 8
renewed="$("$here/acme.sh")"
if [[ -n $renewed ]]; then "$here/reload.sh"; fi
