import type { Architecture } from '../model/resources.ts'
import { type StackFile, textOf } from './files.ts'

/** The compose plugin of a release, which Amazon Linux has no package of. */
export interface ComposePlugin {
  readonly version: string
  /** What the release of it is called for the host's architecture. */
  readonly file: string
  readonly sha256: string
}

/** As `uname -m` has it. */
const MACHINES: Readonly<Record<Architecture, string>> = { x86_64: 'x86_64', arm64: 'aarch64' }

/** The plugin that host/bootstrap.sh of a rendered release pins, which is the only place where that is said. */
export const composePlugin = (files: readonly StackFile[], architecture: Architecture): ComposePlugin => {
  const script = files.find(({ path }) => path === 'host/bootstrap.sh')
  const text = script === undefined ? '' : textOf(script)
  const machine = MACHINES[architecture]
  const version = /^readonly COMPOSE_VERSION=(v[\d.]+)$/m.exec(text)?.[1]
  const sha256 = new RegExp(`^ +${machine}\\) echo ([0-9a-f]{64}) ;;$`, 'm').exec(text)?.[1]
  if (version === undefined || sha256 === undefined)
    throw new Error(`host/bootstrap.sh pins no Docker Compose for ${machine}`)
  return { version, file: `docker-compose-linux-${machine}`, sha256 }
}
