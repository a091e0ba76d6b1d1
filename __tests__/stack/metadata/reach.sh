#!/usr/bin/env bash
# Who reaches the metadata service, before and after host/metadata.sh and after a restart of Docker: one line each, `<when> <who> yes|no`. Everything is in network
# namespaces of its own: one with a stand-in for the service, one with a Docker Engine of its own. Needs root.
#
#   reach.sh IMAGE      a local image that has curl and sleep
set -euo pipefail
image="$1"
host_scripts="$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../stack/host" && pwd)"
id="vm$$"
directory="$(mktemp -d)"
host="$id-host" service="$id-service"

end() {
  [[ -n $1 ]] || return 0
  kill "$1" || return 0
  wait "$1" || true
}

engine=''
finish() {
  compose down --timeout 1 >&2 || true
  end "$engine"
  end "${server:-}"
  ip netns delete "$host" || true
  ip netns delete "$service" || true
  rm -rf "$directory"
}
trap finish EXIT

compose() { docker --host "unix://$directory/docker.sock" compose --project-directory "$directory" "$@"; }

# `ip netns exec` would hide the control groups, which the engine needs.
inside() { nsenter --net="/run/netns/$1" "${@:2}"; }

start_engine() {
  # Not through a function, whose process would be another one than the engine's.
  nsenter --net="/run/netns/$host" dockerd --data-root "$directory/data" --exec-root "$directory/exec" --pidfile "$directory/pid" --host "unix://$directory/docker.sock" \
    >"$directory/log" 2>&1 &
  engine=$!
  for _ in {1..60}; do
    compose ls >/dev/null 2>&1 && return
    sleep 0.5
  done
  cat "$directory/log" >&2
  return 1
}

for namespace in "$host" "$service"; do
  ip netns add "$namespace"
  ip -netns "$namespace" link set lo up
done
ip link add "${id}a" netns "$host" type veth peer name "${id}b" netns "$service"
ip -netns "$host" address add 192.0.2.1/30 dev "${id}a"
ip -netns "$service" address add 192.0.2.2/30 dev "${id}b"
ip -netns "$host" link set "${id}a" up
ip -netns "$service" link set "${id}b" up
ip -netns "$service" address add 169.254.169.254/32 dev lo
ip -netns "$host" route add 169.254.169.254/32 via 192.0.2.2
ip -netns "$service" route add default via 192.0.2.1
nsenter --net="/run/netns/$service" python3 -m http.server 80 --bind 169.254.169.254 --directory "$directory" >"$directory/requests" 2>&1 &
server=$!

cat >"$directory/compose.yml" <<COMPOSE
name: metadata
x-idle: &idle { image: '$image', entrypoint: [sleep, '600'], networks: [stack] }
services:
  tempo: { <<: *idle, networks: { stack: { ipv4_address: '\${VISPYR_TEMPO_ADDRESS}' } } }
  loki: { <<: *idle, networks: { stack: { ipv4_address: '\${VISPYR_LOKI_ADDRESS}' } } }
  alloy: *idle
  elsewhere: { <<: *idle, networks: [other] }
networks:
  stack: { ipam: { config: [{ subnet: 198.18.251.0/24 }] } }
  other: {}
COMPOSE
# shellcheck source=stack/host/environment.sh
. "$host_scripts/environment.sh"

start_engine
docker save "$image" | docker --host "unix://$directory/docker.sock" load >&2
compose --progress quiet up --detach

reachable() { if "$@" curl --silent --max-time 2 --output /dev/null http://169.254.169.254/; then echo yes; else echo no; fi; }
ask() {
  local name
  for name in tempo loki alloy elsewhere; do echo "$1 $name $(reachable compose exec -T "$name")"; done
  echo "$1 host $(reachable inside "$host")"
}
ask before
inside "$host" "$host_scripts/metadata.sh"
inside "$host" "$host_scripts/metadata.sh"
ask after
end "$engine"
start_engine
compose --progress quiet start
ask restarted
echo "rules $(inside "$host" iptables --table raw --list-rules PREROUTING | grep --count VISPYR)"
