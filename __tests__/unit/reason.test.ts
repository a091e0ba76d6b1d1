import { describe, expect, it } from 'vitest'
import { reasonIn } from '../../src/host/reason.ts'

const output = (...lines: string[]): string =>
  ['17:09:27  preparing the host', 'the host is ready', ...lines].join('\n')

describe('reasonIn', () => {
  it('is what the program that failed said, and what release.sh was busy with', () => {
    const text = output(
      '17:09:43  starting services',
      '',
      'FAILED while starting services',
      'Error response from daemon: no space left on device',
      '',
      '--- ',
      'failed to run commands: exit status 17',
    )
    expect(reasonIn(text)).toEqual({
      phase: 'starting services',
      words: 'Error response from daemon: no space left on device',
    })
  })

  it("is a report's findings, without what is well", () => {
    const text = output(
      'FAILED while verifying: ports, then a trace, a metric and a profile written and read back',
      'ok    service alloy: running, healthy',
      'FAIL  service tempo: running, unhealthy',
      'ok    port 4317 otlp-grpc: grpc-status 0',
      'FAIL  port 3200 tempo: HTTP 503',
      'NOT healthy',
      '',
      '--- tempo: running, unhealthy',
      'level=error msg="no space left"',
    )
    expect(reasonIn(text)).toEqual({
      phase: 'verifying',
      words: 'service tempo: running, unhealthy; port 3200 tempo: HTTP 503',
    })
  })

  it('names three findings of many', () => {
    const text = output(
      'FAILED while verifying',
      ...['a', 'b', 'c', 'd', 'e'].map((name) => `FAIL  service ${name}: missing`),
    )
    expect(reasonIn(text).words).toBe('service a: missing; service b: missing; service c: missing; and 2 more')
  })

  it('is the last that was said while it ran, where nothing was said of the failure itself', () => {
    const text = output(
      '17:09:46  verifying: ports',
      'upload failed: Unable to locate credentials',
      '[simulated] chown 1:1 x',
      '',
      'FAILED while verifying: ports',
      '',
      'failed to run commands: exit status 1',
    )
    expect(reasonIn(text)).toEqual({ phase: 'verifying', words: 'upload failed: Unable to locate credentials' })
  })

  it('is the last line of a script that is no release', () => {
    expect(
      reasonIn('sha256sum: WARNING: 1 computed checksum did NOT match\nfailed to run commands: exit status 1'),
    ).toEqual({
      phase: null,
      words: 'sha256sum: WARNING: 1 computed checksum did NOT match',
    })
    expect(reasonIn('')).toEqual({ phase: null, words: null })
  })
})
