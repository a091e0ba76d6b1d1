import { spawn } from 'node:child_process'
import { openSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { CONTROL_PORT } from './ports.ts'
import { logFile } from './state.ts'

const STAND_IN = fileURLToPath(new URL('stand-in.ts', import.meta.url))
const START_SECONDS = 10

/**
 * Gives an order to the host's stand-in and returns what it says.
 *
 * @throws Error with the stand-in's words when it could not do it; TypeError when there is no stand-in
 */
export async function order(path: string, body = ''): Promise<string> {
  const response = await fetch(`http://${process.env['VISPYR_BIND_ADDRESS']}:${CONTROL_PORT}/${path}`, {
    method: 'POST',
    body,
  })
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text
}

export async function isStandInUp(): Promise<boolean> {
  try {
    await order('query')
    return true
  } catch {
    return false
  }
}

/** Starts the host's stand-in, detached, and waits until it takes orders. It inherits the host's marker and so ends with the host. */
export async function startStandIn(): Promise<void> {
  const output = openSync(logFile('stand-in'), 'a')
  const child = spawn(process.execPath, [STAND_IN], { detached: true, stdio: ['ignore', output, output] })
  let ended: number | undefined
  child.on('exit', (code) => {
    ended = code ?? 1
  })
  const deadline = Date.now() + START_SECONDS * 1_000
  while (!(await isStandInUp())) {
    if (ended !== undefined || Date.now() > deadline)
      throw new Error(`the stand-in did not start; see ${logFile('stand-in')}`)
    await wait(20)
  }
  child.unref()
}
