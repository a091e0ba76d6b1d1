/** What the host needs to know to activate a release. None of it comes from a user except the deployment's name, which is checked. */
export interface Activation {
  readonly deployment: string
  readonly region: string
  readonly bucket: string
  readonly release: string
  readonly sha256: string
  readonly instance: string
  readonly volume: string
  /** Object that the host writes its progress to. */
  readonly progress: string
  /** What the host does when the release is not verified. */
  readonly onFailure: OnFailure
  /** Digest of the release that was verified last, for a host that has verified none itself; null where there is none in the bucket. */
  readonly verified: string | null
}

/** Whether a release that is not verified makes way for the last one that was, or stays for a look at it. */
export type OnFailure = 'rollback' | 'keep'

/** What may stand in the script: nothing that a shell would read as anything but a word. */
const WORD = /^[A-Za-z0-9._/-]+$/

/**
 * The script that Run Command starts: it downloads the release, compares its digest, unpacks it beside the others and hands over to it. The command's text stays
 * in AWS's history and on the host's disk, so nothing secret and nothing of the user's is in it.
 */
export const activationScript = (activation: Activation): string => {
  for (const [name, value] of Object.entries(activation)) {
    if (value !== null && !WORD.test(value)) throw new Error(`The ${name} '${value}' cannot go into a host's command.`)
  }
  const { deployment, region, bucket, release, sha256, instance, volume, progress, onFailure, verified } = activation
  return `#!/usr/bin/env bash
# Activates release ${release} of the Vispyr deployment ${deployment}.
set -euo pipefail
umask 022
export AWS_RETRY_MODE=standard AWS_MAX_ATTEMPTS=6 AWS_METADATA_SERVICE_TIMEOUT=5 AWS_METADATA_SERVICE_NUM_ATTEMPTS=4
releases="\${VISPYR_ROOT:-}/opt/vispyr/releases"
if [ ! -x "$releases/${release}/host/release.sh" ]; then
  mkdir -p "$releases"
  # What commands that were killed have left behind.
  find "$releases" -maxdepth 1 -name '.unpacking.*' -mmin +60 -exec rm -rf {} +
  unpacking="$(mktemp -d "$releases/.unpacking.XXXXXX")"
  trap 'rm -rf "$unpacking"' EXIT
  aws s3 cp --only-show-errors --region ${region} "s3://${bucket}/releases/${sha256}.tar" "$unpacking/release.tar"
  echo "${sha256}  $unpacking/release.tar" | sha256sum --check --quiet
  mkdir "$unpacking/release"
  tar --extract --preserve-permissions --no-same-owner --file "$unpacking/release.tar" --directory "$unpacking/release"
  # Another command may have been faster, with the same content.
  mv --no-target-directory "$unpacking/release" "$releases/${release}" 2>/dev/null || [ -x "$releases/${release}/host/release.sh" ]
  rm -rf "$unpacking"
  trap - EXIT
fi
exec "$releases/${release}/host/release.sh" --deployment ${deployment} --region ${region} --bucket ${bucket} \\
  --release ${release} --instance-id ${instance} --volume-id ${volume} --progress ${progress} --on-failure ${onFailure}${verified === null ? '' : ` --verified ${verified}`}
`
}
