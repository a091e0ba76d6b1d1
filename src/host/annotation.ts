import { randomUUID } from 'node:crypto'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import type { Cloud } from '../cloud/cloud.ts'
import { objectIn } from '../cloud/objects.ts'
import { bucketName } from '../model/names.ts'

/** A line on the dashboards, as Grafana's API takes it. */
export interface Annotation {
  /** May hold simple HTML, which Grafana cleans. */
  readonly text: string
  readonly tags: readonly string[]
  /** Milliseconds since the epoch. */
  readonly time: number
}

/**
 * Puts an annotation where the host can fetch it, and gives its key. People's words go this way and never into a command's text, which AWS keeps. The bucket
 * drops it after a day.
 */
export const stageAnnotation = async (cloud: Cloud, annotation: Annotation): Promise<string> => {
  // Below the releases, which is all that the action may write and the host may read for this purpose.
  const key = `releases/annotations/${randomUUID()}.json`
  const Body = JSON.stringify(annotation)
  await cloud.s3.send(new PutObjectCommand({ ...objectIn(cloud, key), Body, ContentType: 'application/json' }))
  return key
}

/** The script by which the active release draws an annotation. */
export const annotationScript = ({ scope }: Cloud, key: string): string =>
  `#!/usr/bin/env bash
# Draws a line on the dashboards of the Vispyr deployment ${scope.name}.
set -euo pipefail
exec "\${VISPYR_ROOT:-}/opt/vispyr/current/host/annotate.py" --region ${scope.region} --bucket ${bucketName(scope)} --key ${key}
`

/** Has a release draw an annotation once it is verified. It travels as a variable, which a release from before ignores. */
export const annotating = (activationScript: string, key: string): string =>
  activationScript.replace('\n', `\nexport VISPYR_ANNOTATION=${key}\n`)
