#!/usr/bin/env bash
# Keeps a certificate in tls/live/ for the addresses given. Without a domain it is signed by a small authority of this host's own, whose certificate
# tls/self-signed/ca.pem clients can be told to trust. Renewed 30 days before it ends or when an address is new. Prints `changed` when nginx has to read it again.
# It is served to everyone who does not ask for a domain that has a trusted certificate (acme.sh).
set -euo pipefail
# shellcheck source=stack/host/environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

readonly TLS="$VISPYR_DATA/tls"
readonly OWN="$TLS/self-signed"
# The longest that browsers accept of a certificate they trust.
readonly LEAF_DAYS=397
readonly CA_DAYS=3650
readonly RENEW_SECONDS=$((30 * 24 * 3600))
# nginx's user in its image.
readonly NGINX_OWNER=101:101

# `10.0.0.1 example.org` -> `IP:10.0.0.1,DNS:example.org`
alternative_names() {
  local address names=''
  for address in "$@"; do
    if [[ $address =~ ^[0-9.]+$ || $address == *:* ]]; then names+="IP:$address,"; else names+="DNS:$address,"; fi
  done
  printf '%s' "${names%,}"
}

new_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1"; }

make_authority() {
  [[ -s $OWN/ca.pem && -s $OWN/ca.key ]] && openssl x509 -checkend $((LEAF_DAYS * 24 * 3600)) -noout -in "$OWN/ca.pem" >/dev/null && return
  new_key "$OWN/ca.key"
  openssl req -x509 -new -sha256 -key "$OWN/ca.key" -days "$CA_DAYS" -out "$OWN/ca.pem" -subj "/CN=Vispyr ${VISPYR_DEPLOYMENT:-host} $(date -u +%Y-%m-%d)" \
    -addext 'basicConstraints=critical,CA:TRUE,pathlen:0' -addext 'keyUsage=critical,keyCertSign,cRLSign'
  rm -f "$OWN/names"
}

make_leaf() {
  local names="$1" request="$OWN/leaf.csr"
  new_key "$OWN/leaf.key"
  openssl req -new -sha256 -key "$OWN/leaf.key" -out "$request" -subj '/CN=Vispyr'
  openssl x509 -req -sha256 -in "$request" -CA "$OWN/ca.pem" -CAkey "$OWN/ca.key" -CAcreateserial -days "$LEAF_DAYS" -out "$OWN/leaf.pem" -extfile <(
    printf 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\nsubjectAltName=%s\n' "$names"
  ) 2>/dev/null
  rm -f "$request"
}

# Each file is replaced whole, so nginx never reads half of one.
publish() {
  cat "$OWN/leaf.pem" "$OWN/ca.pem" >"$TLS/live/fullchain.pem.new"
  cp "$OWN/leaf.key" "$TLS/live/privkey.pem.new"
  chmod 0444 "$TLS/live/fullchain.pem.new"
  # Without root (an emulated host) the folder's own permissions protect the key.
  if ((EUID == 0)); then chown "$NGINX_OWNER" "$TLS/live/privkey.pem.new" && chmod 0400 "$TLS/live/privkey.pem.new"; else chmod 0444 "$TLS/live/privkey.pem.new"; fi
  mv "$TLS/live/privkey.pem.new" "$TLS/live/privkey.pem"
  mv "$TLS/live/fullchain.pem.new" "$TLS/live/fullchain.pem"
}

mkdir -p "$OWN" "$TLS/live"
chmod 0700 "$OWN"
umask 077
make_authority
names="$(alternative_names "$@")"
if [[ -s $TLS/live/fullchain.pem && -s $TLS/live/privkey.pem && -f $OWN/names && $(<"$OWN/names") == "$names" ]] &&
  openssl x509 -checkend "$RENEW_SECONDS" -noout -in "$OWN/leaf.pem" >/dev/null; then
  exit 0
fi
make_leaf "$names"
publish
printf '%s' "$names" >"$OWN/names"
echo changed
