# shellcheck shell=bash
# Sourced by every host script: the paths, and the variables that compose.yml takes from the host rather than from the release.

export VISPYR_ROOT="${VISPYR_ROOT:-}"
readonly HOST_ENVIRONMENT="$VISPYR_ROOT/etc/vispyr/host.env"
if [[ -f $HOST_ENVIRONMENT ]]; then
  set -a
  # shellcheck source=/dev/null
  . "$HOST_ENVIRONMENT"
  set +a
fi

export VISPYR_HOME="$VISPYR_ROOT/opt/vispyr"
export VISPYR_DATA="$VISPYR_ROOT/var/lib/vispyr"
export VISPYR_SECRETS="$VISPYR_HOME/secrets"
export VISPYR_RELEASE_LOCK="$VISPYR_ROOT/run/vispyr-release.lock"

export COMPOSE_PROJECT_NAME="${COMPOSE_PROJECT_NAME:-vispyr}"
export VISPYR_CONFIG_DIRECTORY="$VISPYR_HOME/config"
export VISPYR_BIND_ADDRESS="${VISPYR_BIND_ADDRESS:-}"
export VISPYR_NETWORK_SUBNET="${VISPYR_NETWORK_SUBNET:-}"

# A busy host's metadata service may need longer for the role's credentials than the AWS CLI waits, which is one try of one second.
export AWS_METADATA_SERVICE_TIMEOUT=5 AWS_METADATA_SERVICE_NUM_ATTEMPTS=4

# Fixed addresses, by which metadata.sh tells the two that may have the host's role: near the end of the range, which Docker fills from its beginning.
address_before_last() {
  local network="${VISPYR_NETWORK_SUBNET:-198.18.251.0/24}" bits size
  bits="${network#*/}"
  network="${network%/*}"
  size=$((bits < 24 ? 256 : 1 << (32 - bits)))
  echo "${network%.*}.$((${network##*.} + size - 1 - $1))"
}
VISPYR_TEMPO_ADDRESS="$(address_before_last 2)"
VISPYR_LOKI_ADDRESS="$(address_before_last 3)"
export VISPYR_TEMPO_ADDRESS VISPYR_LOKI_ADDRESS

# The address on which this host reaches its own published ports.
probe_address() {
  case "$VISPYR_BIND_ADDRESS" in
    '' | 0.0.0.0) echo 127.0.0.1 ;;
    *) echo "$VISPYR_BIND_ADDRESS" ;;
  esac
}

# One of this release's own settings; nothing when it has none of that name.
setting() { sed --quiet "s/^$1=//p" "$(dirname "${BASH_SOURCE[0]}")/../.env"; }

say() { printf '%s\n' "$*"; }

# Tries a command until it succeeds or the seconds are over.
retry_for() {
  local deadline=$((SECONDS + $1)) pause=1
  shift
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep "$pause"
    ((pause < 10)) && pause=$((pause * 2))
  done
}
