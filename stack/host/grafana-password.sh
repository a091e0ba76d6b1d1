#!/usr/bin/env bash
# Makes the admin password of Grafana's database the one in Parameter Store: Grafana itself reads it on its first start only.
set -euo pipefail
# shellcheck source=stack/host/environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

readonly RELEASE="$1"
readonly PASSWORD="$VISPYR_SECRETS/grafana-admin-password"

# The status of a login; the password goes through a pipe, never through the list of processes.
login_status() {
  printf 'user = "admin:%s"\n' "$(sed 's/[\\"]/\\&/g' "$PASSWORD")" |
    curl --silent --output /dev/null --max-time 10 --write-out '%{http_code}' --config - "http://$(probe_address):3000/api/user" || true
}

status="$(login_status)"
case "$status" in
  200) ;;
  401)
    say 'Grafana does not know the admin password, or takes no login now; giving it to Grafana'
    docker compose --project-directory "$RELEASE" exec -T grafana grafana cli --homepath /usr/share/grafana admin reset-admin-password --password-from-stdin <"$PASSWORD" >/dev/null
    status="$(login_status)"
    case "$status" in
      200) ;;
      # Grafana locks a user for five minutes after five wrong passwords, whoever sends them, and says 401 to the right one too. A stranger must not be able to fail
      # releases with that; that the password was set, Grafana's own command has just said.
      401) say 'the admin password is set, but Grafana takes no login of admin now: there were too many wrong ones' ;;
      *)
        say "Grafana did not answer a login after the password was set (HTTP $status)" >&2
        exit 1
        ;;
    esac
    ;;
  *)
    say "Grafana did not answer a login (HTTP $status)" >&2
    exit 1
    ;;
esac
