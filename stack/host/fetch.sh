#!/usr/bin/env bash
# Puts a staged release beside the others, once its content is what its digest says.
#
#   fetch.sh REGION BUCKET SHA256
set -euo pipefail
# shellcheck source=stack/host/environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

readonly REGION="$1" BUCKET="$2" SHA256="$3"
readonly RELEASES="$VISPYR_HOME/releases"
# As the action names a release.
readonly FOLDER="$RELEASES/${SHA256:0:12}"

[[ ! -d $FOLDER ]] || exit 0
mkdir -p "$RELEASES"
unpacking="$(mktemp -d "$RELEASES/.unpacking.XXXXXX")"
trap 'rm -rf "$unpacking"' EXIT
aws s3 cp --only-show-errors --region "$REGION" "s3://$BUCKET/releases/$SHA256.tar" "$unpacking/release.tar"
echo "$SHA256  $unpacking/release.tar" | sha256sum --check --quiet
mkdir "$unpacking/release"
tar --extract --preserve-permissions --no-same-owner --file "$unpacking/release.tar" --directory "$unpacking/release"
mv --no-target-directory "$unpacking/release" "$FOLDER"
