#!/usr/bin/env bash
# Runs a command that pulls images, logged in where they come from Amazon ECR: with the host's role, by a token that lives for twelve hours at AWS and here as long
# as the command, in memory. From any other registry images are pulled without a login.
#
#   registry.sh COMMAND...
set -euo pipefail

# User data says it; a release has it among its settings.
registry="${VISPYR_IMAGE_REGISTRY:-$(sed --quiet 's/^VISPYR_IMAGE_REGISTRY=//p' "$(dirname "${BASH_SOURCE[0]}")/../.env")}"
host="${registry%%/*}"
[[ $host =~ ^[0-9]{12}\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?$ ]] || exec "$@"
region="${BASH_REMATCH[1]}"

DOCKER_CONFIG="$(mktemp -d "${VISPYR_ROOT:-}/run/vispyr-registry.XXXXXX")"
export DOCKER_CONFIG
trap 'rm -rf "$DOCKER_CONFIG"' EXIT

log_in() { aws ecr get-login-password --region "$region" | docker login --username AWS --password-stdin "$host"; }

# Docker warns of the file that it keeps the token in, which is of interest only when there is something else to say.
if ! answer="$(log_in 2>&1)"; then
  printf '%s\n' "$answer" "the host cannot log in to $host: its role needs ecr:GetAuthorizationToken" >&2
  exit 1
fi
"$@"
