#!/usr/bin/env bash
# Makes nginx read its certificate and the ingestion tokens again, and comes back when it has: it replaces its workers in the background. No connection is cut.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
# shellcheck source=stack/host/environment.sh
. "$here/environment.sh"

# For a tenth of a second old workers take new connections too, hence several in a row.
token_is_accepted() {
  local status
  for _ in 1 2 3 4 5; do
    # The token goes through a pipe, never through the list of processes.
    status="$(printf 'header = "authorization: Bearer %s"\n' "$(<"$VISPYR_SECRETS/ingest-token")" |
      curl --silent --insecure --noproxy '*' --max-time 5 --output /dev/null --write-out '%{http_code}' --config - "https://$(probe_address):9090/api/v1/write")" || return 1
    [[ $status != 401 ]] || return 1
  done
}

docker compose --project-directory "$(dirname "$here")" exec -T nginx nginx -s reload
[[ $(setting VISPYR_INGEST_AUTH) == token ]] || exit 0
retry_for 30 token_is_accepted || {
  say 'nginx does not take the ingestion token after it has read it again' >&2
  exit 1
}
