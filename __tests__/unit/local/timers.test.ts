import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { HostTimers } from '../../../local/host/timers.ts'

let root: string
let started: string[]
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  root = mkdtempSync(join(tmpdir(), 'timers-'))
  started = []
  mkdirSync(join(root, 'etc/systemd/system'), { recursive: true })
  mkdirSync(join(root, 'enabled'))
  writeFileSync(join(root, 'etc/systemd/system/check.timer'), '[Timer]\nOnBootSec=2min\nOnUnitActiveSec=5min\n')
  writeFileSync(join(root, 'etc/systemd/system/check.service'), '[Service]\nExecStart=/opt/check.sh --quiet\n')
  writeFileSync(join(root, 'enabled/check.timer'), '')
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(root, { recursive: true })
})

const makeTimers = (): HostTimers =>
  new HostTimers({ root, enabled: join(root, 'enabled'), start: (command) => started.push(command.join(' ')) })

describe('HostTimers', () => {
  it('run what an enabled timer names, below the root, at its interval', async () => {
    const timers = makeTimers()
    await timers.sync()
    await timers.sync()
    vi.advanceTimersByTime(10 * 60_000)
    expect(started).toEqual(Array.from({ length: 2 }, () => `${root}/opt/check.sh --quiet`))
  })

  it('stop with the host, and when the timer is disabled', async () => {
    const timers = makeTimers()
    await timers.sync()
    timers.stop()
    vi.advanceTimersByTime(10 * 60_000)
    expect(started).toEqual([])
    await timers.sync()
    rmSync(join(root, 'enabled/check.timer'))
    await timers.sync()
    vi.advanceTimersByTime(10 * 60_000)
    expect(started).toEqual([])
  })
})
