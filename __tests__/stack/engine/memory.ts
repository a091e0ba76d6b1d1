import { run } from './run.ts'
import type { Stack } from './stack.ts'

export interface MemoryUse {
  readonly service: string
  readonly usedMiB: number
  readonly limitMiB: number
}

const UNITS: Readonly<Record<string, number>> = { B: 2 ** -20, KiB: 2 ** -10, MiB: 1, GiB: 2 ** 10 }

/** `12.3MiB` in MiB. */
const mebibytes = (text: string): number => {
  const [, amount, unit = ''] = /^([\d.]+)(\w+)$/.exec(text) ?? []
  const factor = UNITS[unit]
  if (amount === undefined || factor === undefined) throw new Error(`not an amount of memory: ${text}`)
  return Number(amount) * factor
}

/** What each service's container uses, page cache left out, and its limit. */
export const memoryUse = async (stack: Stack): Promise<MemoryUse[]> => {
  const { stdout } = await stack.compose('ps', '--format', '{{.Service}} {{.ID}}')
  const services = new Map(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split(' ').reverse() as [string, string]),
  )
  const stats = await run(['docker', 'stats', '--no-stream', '--format', '{{.ID}} {{.MemUsage}}', ...services.keys()])
  return stats
    .trim()
    .split('\n')
    .map((line) => {
      const [id = '', used = '', , limit = ''] = line.split(' ')
      return { service: services.get(id) ?? id, usedMiB: mebibytes(used), limitMiB: mebibytes(limit) }
    })
    .sort((left, right) => left.service.localeCompare(right.service))
}
