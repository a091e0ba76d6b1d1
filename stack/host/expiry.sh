#!/usr/bin/env bash
# Powers this host off once its deployment has expired, even if no workflow ever runs again. The time is the host's own tag, which each deploy moves and the
# instance metadata service shows, so that there is one truth and nothing to keep in step with it.
#
#   expiry.sh            look, and power off when the time is over
#   expiry.sh --install  put this script and its timer in place; part of the host's user data, so that a host whose first release never came goes too
set -euo pipefail

readonly ROOT="${VISPYR_ROOT:-}"
readonly METADATA="${AWS_EC2_METADATA_SERVICE_ENDPOINT:-http://169.254.169.254}/latest"
readonly TAG='vispyr:expires-at'
readonly INSTALLED="$ROOT/opt/vispyr/expiry.sh"
readonly UNITS="$ROOT/etc/systemd/system"

say() { printf '%s\n' "$*"; }

# Prints what the tag says, or nothing when there is none. Fails when the metadata service gives no answer: then nothing is known, and nothing is done.
expiry() {
  local token answer status
  token="$(curl --fail --silent --show-error --max-time 5 --request PUT --header 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$METADATA/api/token")"
  # 404 says both that there is no such tag and that the host may not read its tags, which is so where no deploy set an expiry.
  answer="$(curl --silent --show-error --max-time 5 --write-out '\n%{http_code}' --header "X-aws-ec2-metadata-token: $token" "$METADATA/meta-data/tags/instance/$TAG")"
  status="${answer##*$'\n'}"
  case "$status" in
    200) say "${answer%$'\n'*}" ;;
    404) ;;
    *) say "the instance metadata service answered $status" >&2 && return 1 ;;
  esac
}

look() {
  local expires seconds
  expires="$(expiry)"
  [[ -n $expires ]] || return 0
  if [[ ! $expires =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$ ]] || ! seconds="$(date --date "$expires" +%s)"; then
    say "the tag $TAG says '$expires', which is no time; this host stays on" >&2
    return 1
  fi
  (($(date +%s) >= seconds)) || return 0
  say "this deployment expired at $expires: powering off"
  systemctl poweroff
}

unit() { printf '%s\n' "$@"; }

install_timer() {
  mkdir -p "$ROOT/opt/vispyr" "$UNITS"
  # Replaced as a whole: the timer may start it at any moment.
  cp "${BASH_SOURCE[0]}" "$INSTALLED.new"
  chmod 0755 "$INSTALLED.new"
  mv "$INSTALLED.new" "$INSTALLED"
  unit '[Unit]' 'Description=Vispyr: power off when the deployment has expired' 'After=network-online.target' '' \
    '[Service]' 'Type=oneshot' "ExecStart=/opt/vispyr/expiry.sh" 'TimeoutStartSec=1min' >"$UNITS/vispyr-expiry.service"
  unit '[Unit]' 'Description=Vispyr: look every minute whether the deployment has expired' '' \
    '[Timer]' 'OnBootSec=2min' 'OnUnitActiveSec=1min' 'AccuracySec=15s' '' '[Install]' 'WantedBy=timers.target' >"$UNITS/vispyr-expiry.timer"
  systemctl daemon-reload
  systemctl enable --quiet --now vispyr-expiry.timer
}

case "${1:-}" in
  '') look ;;
  --install) install_timer ;;
  *) say "expiry.sh does not know $1" >&2 && exit 64 ;;
esac
