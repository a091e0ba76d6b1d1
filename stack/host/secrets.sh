#!/usr/bin/env bash
# Fetches the deployment's secrets from Parameter Store with the host's own role. No value is ever printed or given as an argument.
set -euo pipefail
# shellcheck source=stack/host/environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

readonly DEPLOYMENT="$1" REGION="$2"
# Grafana's user in its image.
readonly GRAFANA_OWNER=472:0

get_parameter() {
  aws ssm get-parameter --region "$REGION" --name "/vispyr/$DEPLOYMENT/$1" --with-decryption --query Parameter.Value --output text >"$2"
}

fetch() {
  local name="$1" file="$VISPYR_SECRETS/$1" value
  retry_for 30 get_parameter "$name" "$file.new" || {
    say "the parameter /vispyr/$DEPLOYMENT/$name could not be read with the host's role" >&2
    return 1
  }
  # The command ends its output with a newline that is not part of the secret.
  value="$(<"$file.new")"
  printf '%s' "$value" >"$file.new"
  # In place, since a container that runs has this very file mounted.
  cmp --silent "$file.new" "$file" || cat "$file.new" >"$file"
  rm -f "$file.new"
  # Without root (an emulated host) the folder's own permissions protect it.
  if ((EUID == 0)); then chown "$GRAFANA_OWNER" "$file" && chmod 0400 "$file"; else chmod 0644 "$file"; fi
}

mkdir -p "$VISPYR_SECRETS/nginx"
umask 077
chmod 0700 "$VISPYR_SECRETS"
chmod 0755 "$VISPYR_SECRETS/nginx"
fetch grafana-admin-password
fetch grafana-secret-key
