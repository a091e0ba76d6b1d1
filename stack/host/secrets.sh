#!/usr/bin/env bash
# Fetches the deployment's secrets from Parameter Store with the host's own role. No value is ever printed or given as an argument.
set -euo pipefail
# shellcheck source=stack/host/environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

readonly DEPLOYMENT="$1" REGION="$2"
# Grafana's user in its image.
readonly GRAFANA_OWNER=472:0
readonly ROOT_OWNER=0:0

get_parameter() {
  aws ssm get-parameter --region "$REGION" --name "$1" --with-decryption --query "$2" --output text >"$3"
}

# Fetches one field of a parameter into a file of VISPYR_SECRETS that belongs to the given user.
fetch() {
  local parameter="$1" field="$2" file="$VISPYR_SECRETS/$3" owner="$4" value
  retry_for 30 get_parameter "$parameter" "$field" "$file.new" || {
    say "the parameter $parameter could not be read with the host's role" >&2
    return 1
  }
  # The command ends its output with a newline that is not part of the secret.
  value="$(<"$file.new")"
  printf '%s' "$value" >"$file.new"
  # In place, since a container that runs has this very file mounted.
  cmp --silent "$file.new" "$file" || cat "$file.new" >"$file"
  rm -f "$file.new"
  # Without root (an emulated host) the folder's own permissions protect it.
  if ((EUID == 0)); then chown "$owner" "$file" && chmod 0400 "$file"; else chmod 0644 "$file"; fi
}

# The token in force, when it was made, and the one before it, which tokens.sh accepts for a while.
fetch_ingest_token() {
  local parameter="/vispyr/$DEPLOYMENT/ingest-token" version file="$VISPYR_SECRETS/ingest-token"
  fetch "$parameter" Parameter.Value ingest-token "$ROOT_OWNER"
  fetch "$parameter" Parameter.LastModifiedDate ingest-token.made-at "$ROOT_OWNER"
  fetch "$parameter" Parameter.Version ingest-token.version "$ROOT_OWNER"
  version="$(<"$VISPYR_SECRETS/ingest-token.version")"
  # A rotation whose answer was lost and that was sent again has stored its one value twice.
  while ((--version > 0)); do
    fetch "$parameter:$version" Parameter.Value ingest-token.previous "$ROOT_OWNER"
    cmp --silent "$file" "$file.previous" || return 0
  done
  rm -f "$file.previous"
}

mkdir -p "$VISPYR_SECRETS/nginx"
umask 077
chmod 0700 "$VISPYR_SECRETS"
chmod 0755 "$VISPYR_SECRETS/nginx"
password="$(setting VISPYR_ADMIN_PASSWORD_PARAMETER)"
fetch "${password:-/vispyr/$DEPLOYMENT/grafana-admin-password}" Parameter.Value grafana-admin-password "$GRAFANA_OWNER"
fetch "/vispyr/$DEPLOYMENT/grafana-secret-key" Parameter.Value grafana-secret-key "$GRAFANA_OWNER"
if [[ $(setting VISPYR_INGEST_AUTH) == token ]]; then fetch_ingest_token; fi
