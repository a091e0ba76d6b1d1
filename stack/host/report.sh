#!/usr/bin/env bash
# Verifies the stack and puts the report where the action and people read it: host/health.json in the bucket. Exits as verify.py does.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
# shellcheck source=stack/host/environment.sh
. "$here/environment.sh"

readonly REPORT="$VISPYR_HOME/health.json"
status=0
"$here/verify.py" --json >"$REPORT.new" || status=$?
mv "$REPORT.new" "$REPORT"
aws s3 cp --region "$VISPYR_REGION" --only-show-errors --content-type application/json "$REPORT" "s3://$VISPYR_BUCKET/host/health.json"
exit "$status"
