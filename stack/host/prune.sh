#!/usr/bin/env bash
# Keeps the five newest releases, the active one among them, and the configurations and images that they need.
set -euo pipefail
# shellcheck source=stack/host/environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

readonly KEEP=5
active="$(basename "$(readlink "$VISPYR_HOME/current")")"

kept=0
while IFS= read -r release; do
  if [[ $release == "$active" ]] || ((kept < KEEP - 1)); then
    [[ $release == "$active" ]] || kept=$((kept + 1))
  else
    rm -rf "${VISPYR_HOME:?}/releases/$release"
  fi
done < <(find "$VISPYR_HOME/releases" -mindepth 1 -maxdepth 1 -type d -printf '%T@ %f\n' | sort --reverse --numeric-sort | cut -d' ' -f2-)

for folder in "$VISPYR_HOME"/config/*/; do
  name="$(basename "$folder")"
  compgen -G "$VISPYR_HOME/releases/*/config/$name" >/dev/null || rm -rf "$folder"
done

# The engine behind an emulated host has other people's images too.
[[ -n $VISPYR_ROOT ]] || docker image prune --all --force >/dev/null
