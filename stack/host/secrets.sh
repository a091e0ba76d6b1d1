#!/usr/bin/env bash
# Fetches the deployment's secrets from Parameter Store with the host's own role. No value is ever printed or given as an argument.
set -euo pipefail
# shellcheck source=stack/host/environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

readonly DEPLOYMENT="$1" REGION="$2" INGEST_AUTH="$3"
# The users of Grafana and nginx in their images.
readonly GRAFANA_OWNER=472:0 NGINX_OWNER=101:101

get_parameter() {
  aws ssm get-parameter --region "$REGION" --name "/vispyr/$DEPLOYMENT/$1" --with-decryption --query Parameter.Value --output text >"$2"
}

# Gives a file to the one user that reads it. Without root (an emulated host) the folder's own permissions protect it.
give_to() {
  if ((EUID == 0)); then chown "$1" "$2" && chmod 0400 "$2"; else chmod 0644 "$2"; fi
}

# In place, since a container that runs has this very file mounted.
replace() {
  cmp --silent "$1.new" "$1" || cat "$1.new" >"$1"
  rm -f "$1.new"
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
  replace "$file"
}

# Every line of the parameter is a token that is accepted, the first being the one that is given out: two of them while one is being rotated.
accept_tokens() {
  local file="$VISPYR_SECRETS/nginx/ingest-tokens.map" token
  while IFS= read -r token || [[ -n $token ]]; do
    printf '"Bearer %s" 1;\n"Basic %s" 1;\n' "$token" "$(printf 'vispyr:%s' "$token" | base64 --wrap 0)"
  done <"$VISPYR_SECRETS/ingest-token" >"$file.new"
  replace "$file"
  give_to "$NGINX_OWNER" "$file"
}

mkdir -p "$VISPYR_SECRETS/nginx"
umask 077
chmod 0700 "$VISPYR_SECRETS"
chmod 0755 "$VISPYR_SECRETS/nginx"
for name in grafana-admin-password grafana-secret-key; do
  fetch "$name"
  give_to "$GRAFANA_OWNER" "$VISPYR_SECRETS/$name"
done
if [[ $INGEST_AUTH == token ]]; then
  fetch ingest-token
  accept_tokens
fi
