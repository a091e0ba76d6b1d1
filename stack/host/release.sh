#!/usr/bin/env bash
# Activates the release that this script is part of. Exits 0 only when it is up and verified; otherwise the last lines say what is wrong and where.
#
#   release.sh --deployment NAME --region REGION --bucket BUCKET --release ID --instance-id I --volume-id V --progress KEY [--on-failure rollback|keep]
#     [--verified SHA256]
#
# --verified names the archive of the release that the deployment verified last, for a host that has verified none itself.
# Exits 75 when it failed and the last verified release is active and verified again.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
release="$(dirname "$here")"

on_failure=rollback
verified=''
while (($# > 0)); do
  case "$1" in
    --deployment) deployment="$2" ;;
    --region) region="$2" ;;
    --bucket) bucket="$2" ;;
    --release) id="$2" ;;
    --instance-id) instance="$2" ;;
    --volume-id) volume="$2" ;;
    --progress) progress="$2" ;;
    --on-failure) on_failure="$2" ;;
    --verified) verified="$2" ;;
    *) echo "release.sh does not know $1" >&2 && exit 64 ;;
  esac
  shift 2
done
: "${deployment:?}" "${region:?}" "${bucket:?}" "${id:?}" "${instance:?}" "${volume:?}" "${progress:?}"

# shellcheck source=stack/host/environment.sh
. "$here/environment.sh"

# How long another release may hold the host, and how long services may take to become healthy, in seconds. Images are pulled before that.
readonly LOCK_SECONDS=900
readonly UP_SECONDS=240

# Of the release that is being activated, which may be the previous one.
setting() { sed --quiet "s/^$1=//p" "$release/.env"; }
compose() { docker compose --project-directory "$release" "$@"; }

readonly ROLLED_BACK=75

# From the first changed container on there is something to put back.
changing=false

# Everything said from here on also goes to the bucket, where the job that waits reads it line by line.
log="$VISPYR_HOME/release.log"
mkdir -p "$VISPYR_HOME" "$(dirname "$VISPYR_RELEASE_LOCK")"

wait_for_turn() {
  exec 8>"$VISPYR_RELEASE_LOCK"
  flock --nonblock 8 && return
  say 'another release or health check is running on this host; waiting for it'
  flock --wait "$LOCK_SECONDS" 8 || {
    say "another release has held this host for $((LOCK_SECONDS / 60)) minutes" >&2
    return 1
  }
}

upload_log() { aws s3 cp --region "$region" --only-show-errors --content-type text/plain "$log" "s3://$bucket/$progress"; }

# Uploads what is new every few seconds. A lost upload is made good by the next one, and the full output is Run Command's anyway.
follow_log() {
  local sent=0 size
  while sleep 3; do
    size="$(stat --format %s "$log")"
    if ((size != sent)); then
      upload_log && sent="$size"
    fi
  done
}

phase=''
# What the command that failed had to say.
problem=''
begin() {
  phase="$1"
  problem=''
  say "$(date -u +%H:%M:%S)  $phase"
}

# point LINK FOLDER, so that the link leads to the one or the other at any time
point() {
  ln --symbolic --force --no-dereference "$2" "$VISPYR_HOME/$1.new"
  mv --no-target-directory "$VISPYR_HOME/$1.new" "$VISPYR_HOME/$1"
}

# To be called on its own: in a command that is tested, set -e counts nowhere, and an activation would go on after what failed.
put_back() {
  say "$(date -u +%H:%M:%S)  putting release $(basename "$previous") back"
  if [[ $is_here == true ]]; then start_again; else activate_previous; fi
}

# This host has run the previous release: configurations and images are still there, so this needs neither network nor bucket.
start_again() {
  point current "$previous"
  if docker compose --project-directory "$previous" --progress quiet up --detach --wait --wait-timeout "$UP_SECONDS" --remove-orphans; then
    say "release $(basename "$previous") is active again"
  else
    say "release $(basename "$previous") does not start either"
    return 1
  fi
}

# This host has never run it: it is fetched and activated like any other.
activate_previous() {
  "$here/fetch.sh" "$region" "$bucket" "$verified" || {
    say "release $(basename "$previous") could not be fetched from s3://$bucket/releases/$verified.tar, so nothing is put back"
    return 1
  }
  (
    set -e
    activate "$previous"
  )
  # shellcheck disable=SC2181 # not tested itself, see put_back
  (($? == 0)) || {
    say "release $(basename "$previous") is not verified on this host either"
    return 1
  }
  say "release $(basename "$previous") is active again"
}

finish() {
  local status=$? explanation restored=false
  # Every line that can still be said is worth saying, and nothing from here on changes the outcome.
  trap - EXIT
  set +e
  if ((status != 0)); then
    explanation="$("$here/explain.py" "$release")"
    if [[ $changing == true && -n $previous ]]; then
      put_back
      # shellcheck disable=SC2181 # not tested itself, see put_back
      (($? != 0)) || restored=true
      # The report of the host as it is now, whatever became of it; this release's own is in the explanation.
      [[ ! -d $previous ]] || { "$previous/host/report.sh" && [[ $restored == true ]] && status=$ROLLED_BACK; }
    fi
    say ''
    say "FAILED while $phase"
    [[ -z $problem ]] || say "$problem"
    say "$explanation"
  fi
  kill "$follower" 2>/dev/null
  wait "$follower" 2>/dev/null
  # Closes the pipe, so that tee has written its last line before the log is uploaded.
  exec 1>&3 2>&4
  wait "$writer" 2>/dev/null
  upload_log
  exit "$status"
}

write_host_environment() {
  local file="$HOST_ENVIRONMENT"
  mkdir -p "$(dirname "$file")"
  {
    printf 'VISPYR_DEPLOYMENT=%s\nVISPYR_REGION=%s\nVISPYR_BUCKET=%s\nVISPYR_INSTANCE=%s\nVISPYR_VOLUME=%s\n' "$deployment" "$region" "$bucket" "$instance" "$volume"
    printf 'COMPOSE_PROJECT_NAME=%s\nVISPYR_ROOT=%s\nVISPYR_BIND_ADDRESS=%s\nVISPYR_NETWORK_SUBNET=%s\n' \
      "$COMPOSE_PROJECT_NAME" "$VISPYR_ROOT" "$VISPYR_BIND_ADDRESS" "$VISPYR_NETWORK_SUBNET"
    printf 'VISPYR_GRAFANA_URL=https://%s/\nVISPYR_GRAFANA_ORIGINS=%s\n' "${addresses[0]}" "$(printf 'https://%s,' "${addresses[@]}" | sed 's/,$//')"
  } >"$file.new"
  mv "$file.new" "$file"
  set -a
  # shellcheck source=/dev/null
  . "$file"
  set +a
}

# Folders named by their content: one that is there already is the same, and whoever has it mounted keeps it.
install_configuration() {
  local folder name
  mkdir -p "$VISPYR_CONFIG_DIRECTORY"
  for folder in "$release"/config/*/; do
    name="$(basename "$folder")"
    [[ -d $VISPYR_CONFIG_DIRECTORY/$name ]] && continue
    rm -rf "${VISPYR_CONFIG_DIRECTORY:?}/.$name"
    cp --recursive --preserve=mode "$folder" "$VISPYR_CONFIG_DIRECTORY/.$name"
    mv "$VISPYR_CONFIG_DIRECTORY/.$name" "$VISPYR_CONFIG_DIRECTORY/$name"
  done
}

# A file that compose cannot read is no matter of the network, and is not tried again.
check_compose_file() { problem="$(compose config --images 2>&1 >/dev/null)"; }

# Versions are pinned, so an image that is there is the right one. Of the output only what is not progress is kept.
pull() {
  local output
  output="$("$here/registry.sh" docker compose --project-directory "$release" --progress plain pull --quiet --policy missing 2>&1)" && return
  problem="$(grep --invert-match --extended-regexp ' (Pulling|Pulled|Interrupted|Skipped[^:]*) *$' <<<"$output" | sort --unique)"
  return 1
}

start_services() {
  # No progress bars, which are made for a terminal; then only errors are left.
  problem="$(compose --progress quiet up --detach --wait --wait-timeout "$UP_SECONDS" --remove-orphans 2>&1)"
}

# Only now, since nginx has to answer the authority's question. What there is holds for weeks: then a release does not depend on the authority.
obtain_certificate() {
  local domain obtained
  domain="$(setting VISPYR_DOMAIN)"
  if [[ -n $domain ]]; then begin "obtaining the certificate of $domain"; fi
  obtained="$("$here/acme.sh" --due)"
  if [[ -n $obtained ]]; then "$here/reload.sh"; fi
}

install_timers() {
  install -m 0644 "$here"/systemd/* "$VISPYR_ROOT/etc/systemd/system/"
  systemctl daemon-reload
  systemctl enable --quiet vispyr-metadata.service
  systemctl enable --quiet --now vispyr-health.timer
  # Without a domain there is nothing to renew.
  if [[ -n $(setting VISPYR_DOMAIN) ]]; then systemctl enable --quiet --now vispyr-certificate.timer; fi
}

# From a bare host, or one that runs another release, to this one, verified. Ends at the first command that fails.
activate() {
  local release="$1" here="$1/host"
  begin 'preparing the host'
  bash "$here/bootstrap.sh"
  begin 'mounting the data volume'
  bash "$here/volume.sh" "$volume"
  "$here/directories.sh"
  mapfile -t addresses < <("$here/addresses.sh")
  write_host_environment
  begin 'fetching secrets'
  "$here/secrets.sh" "$deployment" "$region"
  "$here/certificate.sh" "${addresses[@]}" >/dev/null
  aws s3 cp --region "$region" --only-show-errors --content-type application/x-pem-file "$VISPYR_DATA/tls/self-signed/ca.pem" "s3://$bucket/host/ca.pem"
  "$here/tokens.sh" >/dev/null
  # What failed until here would fail for any release. From here on it is this one's doing if nothing runs on a new host.
  [[ $is_here == true ]] || changing=true
  install_configuration
  begin 'pulling images'
  check_compose_file
  retry_for 120 pull
  begin 'starting services'
  "$here/metadata.sh"
  changing=true
  start_services
  # Certificate and tokens are files that nginx has read before, unless it was started just now.
  "$here/reload.sh"
  obtain_certificate
  "$here/grafana-password.sh" "$release"
  point current "$release"
  install_timers
  begin 'verifying: ports, then a trace, a metric and a profile written and read back'
  "$here/report.sh"
  "$here/explain.py" --healthy "$release"
}

# Finds the release that was verified last, which the active one need not have been: `previous` is empty where none was, where nothing is to be put back, and when
# this very release is activated again.
find_previous() {
  # A host that has taken another's place has none of the deployment's releases, but their archives are in the bucket. Its reports name it from now on.
  if [[ ! -L $VISPYR_HOME/verified && -n $verified ]]; then point verified "$VISPYR_HOME/releases/${verified:0:12}"; fi
  previous="$(readlink "$VISPYR_HOME/verified" || true)"
  is_here=false
  [[ ! -d $previous ]] || is_here=true
  [[ $previous != "$release" && $on_failure == rollback ]] || previous=''
}

wait_for_turn
: >"$log"
exec 3>&1 4>&2
exec > >(tee -a "$log") 2>&1
writer=$!
follow_log </dev/null >/dev/null 2>&1 3>&- 4>&- 8>&- &
follower=$!
trap finish EXIT

find_previous
activate "$release"
point verified "$release"
# What the dashboards show of it is no reason to fail a release that works.
[[ -z ${VISPYR_ANNOTATION:-} ]] || "$here/annotate.py" --region "$region" --bucket "$bucket" --key "$VISPYR_ANNOTATION" || say 'the dashboards were not annotated'
phase='cleaning up'
"$here/prune.sh"
say "$(date -u +%H:%M:%S)  release $id is active and verified"
