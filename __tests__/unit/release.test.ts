import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { packRelease } from '../../src/host/archive.ts'
import { type Activation, activationScript } from '../../src/host/script.ts'

const files = [
  { path: 'host/release.sh', content: Buffer.from('#!/bin/sh\necho "$@"\n'), mode: 0o755 },
  { path: 'compose.yml', content: Buffer.from('services: {}\n'), mode: 0o644 },
]
const folder = mkdtempSync(join(tmpdir(), 'vispyr-release-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('packRelease', () => {
  it('depends on nothing but the files', async () => {
    const [one, other] = await Promise.all([packRelease(files), packRelease([...files].reverse())])
    expect(one.sha256).toBe(other.sha256)
    expect(one.id).toBe(one.sha256.slice(0, 12))
  })

  it('is another one when a byte, a path or a mode is', async () => {
    const [first, second] = files as [(typeof files)[0], (typeof files)[0]]
    const others = await Promise.all([
      packRelease([{ ...first, content: Buffer.from('x') }, second]),
      packRelease([{ ...first, path: 'host/other.sh' }, second]),
      packRelease([{ ...first, mode: 0o644 }, second]),
    ])
    const ids = [(await packRelease(files)).id, ...others.map(({ id }) => id)]
    expect(new Set(ids).size).toBe(4)
  })

  it('is what tar unpacks, with modes', async () => {
    const { archive } = await packRelease(files)
    writeFileSync(join(folder, 'release.tar'), archive)
    execFileSync('tar', ['--extract', '--file', 'release.tar'], { cwd: folder })
    expect(readFileSync(join(folder, 'compose.yml'), 'utf8')).toBe('services: {}\n')
    expect(statSync(join(folder, 'host/release.sh')).mode & 0o777).toBe(0o755)
  })
})

describe('activationScript', () => {
  const activation: Activation = {
    deployment: 'demo',
    region: 'eu-central-1',
    bucket: 'vispyr-demo-123456789012-eu-central-1',
    release: '0123456789ab',
    sha256: '0123456789ab'.padEnd(64, '0'),
    instance: 'i-0abc',
    volume: 'vol-0abc',
    progress: 'progress/0123456789ab-x.log',
    onFailure: 'rollback',
    verified: null,
  }

  it('is accepted by bash', () => {
    expect(execFileSync('bash', ['-n'], { input: activationScript(activation), encoding: 'utf8' })).toBe('')
  })

  it('begins with the shebang, without which the agent would use a shell that knows no pipefail', () => {
    expect(activationScript(activation).split('\n')[0]).toBe('#!/usr/bin/env bash')
  })

  it.each(['demo; reboot', '$(id)', 'a b', '', "it's"])('refuses %j for a word', (word) => {
    expect(() => activationScript({ ...activation, deployment: word })).toThrow(/cannot go into a host's command/)
  })
})
