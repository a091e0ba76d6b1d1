#!/usr/bin/env bash
# Obtains a certificate for the deployment's domain from Let's Encrypt and renews it when it is time. Prints `changed` when nginx has to read it again; what the
# authority says goes to stderr. Until there is one the domain is served with the host's own certificate, never without.
#
#   acme.sh [--due]   with --due only when there is no certificate, or one that ends soon
#
# Everything is kept on the data volume, so a replaced host goes on with what there is. nginx answers the authority's question on port 80.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
# shellcheck source=stack/host/environment.sh
. "$here/environment.sh"

readonly TLS="$VISPYR_DATA/tls"
readonly LIVE="$TLS/live/trusted"
# Which names are served with the trusted certificate. nginx includes it.
readonly NAMES="$TLS/live/trusted.map"
# A renewal that is tried twice a day from a third of the lifetime on has failed often before it is this late.
readonly DUE_SECONDS=$((14 * 24 * 3600))
# nginx's user in its image, under which the client runs too.
readonly NGINX_OWNER=101:101

domain="$(setting VISPYR_DOMAIN)"
obtained="$TLS/lego/certificates/$domain"

is_for_domain() { openssl x509 -noout -checkhost "$domain" -in "$1" | grep --quiet ' does match '; }

# Whether there is a certificate for the domain that holds for this many seconds more.
holds_for() { [[ -s $LIVE/fullchain.pem ]] && is_for_domain "$LIVE/fullchain.pem" && openssl x509 -checkend "$1" -noout -in "$LIVE/fullchain.pem" >/dev/null; }

ask_authority() {
  mkdir -p "$TLS/lego"
  if ((EUID == 0)); then chown -R "$NGINX_OWNER" "$TLS/lego" "$TLS/acme"; fi
  "$here/registry.sh" docker compose --project-directory "$(dirname "$here")" --progress quiet run --rm --no-deps -T acme </dev/null >&2
}

# Each file is replaced whole, and the name comes last, so nginx never serves half of it.
publish() {
  cmp --silent "$obtained.crt" "$LIVE/fullchain.pem" && [[ -s $NAMES ]] && grep --quiet --fixed-strings "\"$domain\"" "$NAMES" && return
  is_for_domain "$obtained.crt" || {
    say "the certificate that was obtained is not for $domain" >&2
    return 1
  }
  mkdir -p "$LIVE"
  chmod 0755 "$LIVE"
  install -m 0400 "$obtained.key" "$LIVE/privkey.pem.new"
  install -m 0444 "$obtained.crt" "$LIVE/fullchain.pem.new"
  if ((EUID == 0)); then chown "$NGINX_OWNER" "$LIVE/privkey.pem.new"; fi
  mv "$LIVE/privkey.pem.new" "$LIVE/privkey.pem"
  mv "$LIVE/fullchain.pem.new" "$LIVE/fullchain.pem"
  printf '"%s" trusted;\n' "$domain" >"$NAMES.new"
  chmod 0444 "$NAMES.new"
  mv "$NAMES.new" "$NAMES"
  echo changed
}

if [[ -z $domain ]]; then
  # The certificate stays, for the day that the domain comes back; it is served no more.
  [[ ! -e $NAMES ]] || { rm -f "$NAMES" && echo changed; }
  exit 0
fi
[[ ${1:-} == --due ]] && holds_for "$DUE_SECONDS" && exit 0
if ! ask_authority; then
  say "there is no new certificate for $domain; why is said above. Its name must lead to this host, whose port 80 must be open to everyone." >&2
  exit 1
fi
publish
