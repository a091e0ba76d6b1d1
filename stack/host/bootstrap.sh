#!/usr/bin/env bash
# Prepares an Amazon Linux 2023 host: Docker, a pinned compose plugin, swap on small hosts, and the images given in VISPYR_IMAGES. It is the host's user data
# and every release runs it again. It changes nothing that is there already, and two runs at once wait for each other.
set -euo pipefail

readonly ROOT="${VISPYR_ROOT:-}"
readonly PLUGIN="$ROOT/usr/local/lib/docker/cli-plugins/docker-compose"
readonly MARKER="$ROOT/opt/vispyr/bootstrap.done"
# With this much memory or less, in kB, a swap file takes what is rarely used.
readonly SMALL_HOST_KB=6291456
readonly SWAP_FILE="$ROOT/var/vispyr.swap"
readonly SWAP_MIB=2048

# Amazon Linux has no compose package. The sums are those of the release's own .sha256 files for docker-compose-linux-<architecture>.
readonly COMPOSE_VERSION=v5.6.0
compose_sum() {
  case "$1" in
    x86_64) echo 40343e21ca777173e69cff5dbafeb37c6f81f3b0d57d9e597f036e95eb63e76a ;;
    aarch64) echo 733ec76717ceb59052a9609b9dadfb523b2df8eab57a54212872d10a58078ea2 ;;
    *) echo "no Docker Compose is pinned for the architecture $1" >&2 && return 1 ;;
  esac
}

say() { printf '%s\n' "$*"; }

# Tries a command until it succeeds or the seconds are over: at boot, name resolution and routes come up while this runs.
retry_for() {
  local deadline=$((SECONDS + $1)) pause=2
  shift
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep "$pause"
    ((pause < 15)) && pause=$((pause * 2))
  done
}

install_docker() {
  command -v docker >/dev/null && return
  say 'installing Docker'
  retry_for 300 dnf install --assumeyes --quiet docker openssl || {
    say 'Docker is not on this host and could not be installed' >&2
    return 1
  }
}

start_docker() { systemctl enable --quiet --now docker; }

plugin_is_pinned() { [[ -f $PLUGIN ]] && echo "$(compose_sum "$(uname -m)")  $PLUGIN" | sha256sum --check --status; }

# User data has what is needed here in front of this script; a release has its settings in a file.
setting() {
  local file
  file="$(dirname "${BASH_SOURCE[0]}")/../.env"
  if [[ -n ${!1:-} ]]; then echo "${!1}"; elif [[ -f $file ]]; then sed --quiet "s/^$1=//p" "$file"; fi
}

# Where nothing leads to GitHub, the job has put the plugin in the bucket.
download_plugin() {
  local download="$1"
  if [[ $(setting VISPYR_ISOLATED) == true ]]; then
    aws s3 cp --only-show-errors --region "$(setting VISPYR_REGION)" \
      "s3://$(setting VISPYR_BUCKET)/releases/plugins/$(compose_sum "$(uname -m)")" "$download"
    return
  fi
  curl --fail --silent --show-error --location --connect-timeout 10 --max-time 120 --output "$download" \
    "https://github.com/docker/compose/releases/download/$COMPOSE_VERSION/docker-compose-linux-$(uname -m)"
}

install_compose() {
  plugin_is_pinned && return
  # A compose that the image brought along is left alone.
  [[ ! -f $PLUGIN ]] && docker compose version >/dev/null 2>&1 && return
  local download
  say "installing Docker Compose $COMPOSE_VERSION"
  mkdir -p "$(dirname "$PLUGIN")"
  download="$(mktemp "$PLUGIN.XXXXXX")"
  retry_for 300 download_plugin "$download"
  if ! echo "$(compose_sum "$(uname -m)")  $download" | sha256sum --check --status; then
    say "Docker Compose $COMPOSE_VERSION does not have the expected sha256: $(sha256sum "$download")" >&2
    rm -f "$download"
    return 1
  fi
  chmod 0755 "$download"
  mv "$download" "$PLUGIN"
}

add_swap() {
  (($(awk '/^MemTotal:/ { print $2 }' /proc/meminfo) <= SMALL_HOST_KB)) || return 0
  grep -q "^$SWAP_FILE " /proc/swaps && return
  if [[ ! -f $SWAP_FILE ]]; then
    say "adding $SWAP_MIB MiB of swap"
    (umask 077 && fallocate --length "${SWAP_MIB}MiB" "$SWAP_FILE.new")
    mkswap "$SWAP_FILE.new" >/dev/null
    mv "$SWAP_FILE.new" "$SWAP_FILE"
  fi
  grep -q "^$SWAP_FILE " "$ROOT/etc/fstab" || echo "$SWAP_FILE none swap sw,nofail 0 0" >>"$ROOT/etc/fstab"
  swapon "$SWAP_FILE"
  # For what is idle only.
  echo 'vm.swappiness = 10' >"$ROOT/etc/sysctl.d/90-vispyr.conf"
  sysctl --quiet --load "$ROOT/etc/sysctl.d/90-vispyr.conf"
}

prepare() {
  mkdir -p "$ROOT/opt/vispyr" "$ROOT/run"
  exec 9>"$ROOT/run/vispyr-bootstrap.lock"
  flock 9
  install_docker
  start_docker
  retry_for 60 docker version >/dev/null 2>&1 || { docker version && return 1; }
  install_compose
  add_swap
  date -u +%Y-%m-%dT%H:%M:%SZ >"$MARKER"
  exec 9>&-
}

# In user data the guard stands in front of this script; a release brings its own, which may be newer.
guard_expiry() {
  local guard
  guard="$(dirname "${BASH_SOURCE[0]}")/expiry.sh"
  [[ ! -f $guard ]] || bash "$guard" --install
}

# A pull that fails here is not lost: the release pulls what is missing and says so when it cannot.
pull_images() {
  local image
  for image in ${VISPYR_IMAGES:-}; do
    ${VISPYR_REGISTRY_LOGIN:+bash "$VISPYR_REGISTRY_LOGIN"} docker pull --quiet "$image" || say "could not pull $image yet"
  done
}

guard_expiry
prepare
pull_images
say 'the host is ready'
