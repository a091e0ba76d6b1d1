#!/bin/sh
# Run inside the container: makes nginx read its configuration, certificates and tokens again, and comes back once no worker that knows only the old ones takes
# new connections. Connections that are open are not cut.
set -eu

# The workers that take connections; one that is on its way out says so in its title.
workers() {
  for process in /proc/[0-9]*; do
    case "$(tr '\0' ' ' <"$process/cmdline" 2>/dev/null)" in
      'nginx: worker process is shutting down'*) ;;
      'nginx: worker process'*) echo "${process#/proc/}" ;;
    esac
  done
}

before="$(workers)"
nginx -s reload
for _ in $(seq 100); do
  left=''
  for worker in $before; do
    if workers | grep -qx "$worker"; then left="$left $worker"; fi
  done
  [ -n "$left" ] || exit 0
  sleep 0.1
done
echo "nginx has not taken its new configuration within ten seconds; what it says is in its log" >&2
exit 1
