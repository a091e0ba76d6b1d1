#!/usr/bin/env bash
# Makes nginx read its certificates and the ingestion tokens again, and comes back when it has.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
# shellcheck source=stack/host/environment.sh
. "$here/environment.sh"

docker compose --project-directory "$(dirname "$here")" exec -T nginx sh /etc/nginx/reload.sh </dev/null
