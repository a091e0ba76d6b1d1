#!/usr/bin/env bash
# Prints the addresses under which this host is reached, the most public first, one a line. They come from the instance metadata service, so that a release does
# not depend on them and a new address needs no new release.
set -euo pipefail
# shellcheck source=stack/host/environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

readonly METADATA="${AWS_EC2_METADATA_SERVICE_ENDPOINT:-http://169.254.169.254}"

metadata() {
  curl --fail --silent --max-time 2 --header "X-aws-ec2-metadata-token: $token" "$METADATA/latest/meta-data/$1" || true
}

# The domain, where there is one, is what people call it by.
setting VISPYR_DOMAIN
if [[ ${AWS_EC2_METADATA_DISABLED:-false} != true ]] &&
  token="$(curl --fail --silent --max-time 2 --request PUT --header 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$METADATA/latest/api/token")"; then
  for key in public-ipv4 public-hostname local-ipv4 local-hostname; do
    # Each answer is one word without a newline, or nothing.
    value="$(metadata "$key")"
    [[ -z $value ]] || printf '%s\n' "$value"
  done
fi
address="$(probe_address)"
printf '%s\n' "$address"
[[ $address == 127.0.0.1 ]] || printf '127.0.0.1\n'
printf 'localhost\n'
