#!/usr/bin/env bash
# Writes what nginx accepts on 4317, 9090 and 9999: the ingestion token, and the one before it until its time is over. Prints `changed` when nginx has to read it
# again. The values come from the files that secrets.sh fetched; none is ever an argument.
set -euo pipefail
# shellcheck source=stack/host/environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

readonly TOKEN="$VISPYR_SECRETS/ingest-token"
readonly MAP="$VISPYR_SECRETS/nginx/ingest-tokens.map"
# nginx's user in its image.
readonly NGINX_OWNER=101:101

# Agents send it as a bearer token; those that know only a user name and a password send the user `vispyr`.
accepted() {
  local token
  token="$(<"$1")"
  printf '"Bearer %s" 1;\n' "$token"
  printf '"Basic %s" 1;\n' "$(printf 'vispyr:%s' "$token" | base64 --wrap 0)"
}

# When the token in force was made, in seconds since 1970. Version 1 of the AWS command line prints that number itself, version 2 a date.
made_at() {
  local made
  made="$(<"$TOKEN.made-at")"
  [[ $made =~ ^[0-9.]+$ ]] && made="@$made"
  date --date "$made" +%s
}

is_previous_accepted() {
  [[ -s $TOKEN.previous ]] || return 1
  (($(date +%s) < $(made_at) + $(setting VISPYR_INGEST_TOKEN_OVERLAP)))
}

[[ $(setting VISPYR_INGEST_AUTH) == token ]] || exit 0
umask 077
accepted "$TOKEN" >"$MAP.new"
if is_previous_accepted; then accepted "$TOKEN.previous" >>"$MAP.new"; fi
# Without root (an emulated host) the folder's own permissions protect it.
if ((EUID == 0)); then chown "$NGINX_OWNER" "$MAP.new" && chmod 0400 "$MAP.new"; else chmod 0644 "$MAP.new"; fi
if cmp --silent "$MAP.new" "$MAP"; then
  rm -f "$MAP.new"
else
  # Replaced whole, so nginx never reads half of it.
  mv "$MAP.new" "$MAP"
  echo changed
fi
