#!/usr/bin/env bash
# Keeps the instance metadata service, and with it the host's role, from every container but the two that keep telemetry in the bucket. Whatever arrives from a
# container passes PREROUTING, on any of Docker's networks; what the host itself asks for does not. Docker has nothing in this table, so neither its start nor its
# end changes the rules. They are put up in one go and hold before Docker starts; running this again changes nothing.
set -euo pipefail
# shellcheck source=stack/host/environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

readonly METADATA=169.254.169.254/32 CHAIN=VISPYR-METADATA

iptables-restore --wait 30 --noflush <<RULES
*raw
:$CHAIN - [0:0]
-A $CHAIN --source $VISPYR_TEMPO_ADDRESS -j RETURN
-A $CHAIN --source $VISPYR_LOKI_ADDRESS -j RETURN
-A $CHAIN -j DROP
COMMIT
RULES
jump=(PREROUTING --destination "$METADATA" -j "$CHAIN")
iptables --wait 30 --table raw --check "${jump[@]}" 2>/dev/null || iptables --wait 30 --table raw --insert "${jump[@]}"
