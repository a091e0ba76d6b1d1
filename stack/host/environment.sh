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
