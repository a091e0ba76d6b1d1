import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runAction, type StepOptions, type StepResult } from '../../../local/runner/run.ts'

const ACTION = `
name: fixture
inputs:
  mode: { description: what to do, default: succeed }
  a-b: { description: with a hyphen, default: '5' }
runs: { using: node24, main: main.cjs, post: post.cjs }
`

const MAIN = `
const { appendFileSync } = require('node:fs')
appendFileSync(process.env.GITHUB_OUTPUT, 'seen<<END\\n' + JSON.stringify(process.env) + '\\nEND\\n')
appendFileSync(process.env.GITHUB_STATE, 'kept=yes\\n')
appendFileSync(process.env.GITHUB_ENV, 'ADDED=later\\n')
appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# Done\\n')
console.log('::add-mask::hunter2')
console.log('the word is hunter2')
console.log('::warning title=Careful::mind the gap')
process.on('SIGINT', () => { console.log('interrupted'); process.exit(3) })
if (process.env.INPUT_MODE === 'fail') process.exitCode = 1
if (process.env.INPUT_MODE === 'wait') { console.log('waiting'); setInterval(() => {}, 1000) }
`

const POST = `console.log('post', process.env.STATE_kept, process.env.ADDED)`

let actionDirectory: string
beforeAll(async () => {
  actionDirectory = await mkdtemp(join(tmpdir(), 'action-'))
  await Promise.all([
    writeFile(join(actionDirectory, 'action.yml'), ACTION),
    writeFile(join(actionDirectory, 'main.cjs'), MAIN),
    writeFile(join(actionDirectory, 'post.cjs'), POST),
  ])
})
afterAll(() => rm(actionDirectory, { recursive: true }))

const run = (inputs: Record<string, string>, options: Partial<StepOptions> = {}): Promise<StepResult> =>
  runAction({ inputs, environment: { AWS_REGION: 'eu-west-1' }, actionDirectory, ...options })

const seen = (result: StepResult): Record<string, string> =>
  JSON.parse(result.outputs['seen'] ?? '{}') as Record<string, string>

describe('runAction', () => {
  it('gives an action what a runner gives it, and nothing of this process besides', async () => {
    process.env['OF_THIS_PROCESS'] = 'private'
    const result = await run({ mode: 'succeed' })
    expect(result.exitCode).toBe(0)
    const environment = seen(result)
    expect(environment).toMatchObject({
      INPUT_MODE: 'succeed',
      'INPUT_A-B': '5',
      AWS_REGION: 'eu-west-1',
      GITHUB_ACTIONS: 'true',
    })
    expect(environment).not.toHaveProperty('OF_THIS_PROCESS')
  })

  it('returns state, summary and annotations, and masks the log', async () => {
    const result = await run({})
    expect(result).toMatchObject({
      state: { kept: 'yes' },
      summary: '# Done\n',
      annotations: [{ level: 'warning', title: 'Careful', message: 'mind the gap' }],
    })
    expect(result.log).toContain('the word is ***')
    expect(result.log.join('\n')).not.toContain('hunter2')
  })

  it('runs post after a failure, with the state of main, and keeps the exit code', async () => {
    const result = await run({ mode: 'fail' })
    expect(result.exitCode).toBe(1)
    expect(result.log.at(-1)).toBe('post yes later')
  })

  it('warns about an unknown input and passes it on', async () => {
    const result = await run({ moed: 'x' })
    expect(result.annotations[0]?.message).toBe("Unexpected input(s) 'moed', valid inputs are ['mode', 'a-b']")
    expect(seen(result)).toMatchObject({ INPUT_MOED: 'x' })
  })

  it('cancels with an interrupt first, and runs post all the same', async () => {
    const cancellation = new AbortController()
    const onLine = (line: string): void => {
      if (line === 'waiting') cancellation.abort()
    }
    const result = await run({ mode: 'wait' }, { signal: cancellation.signal, onLine })
    expect(result.exitCode).toBe(3)
    expect(result.log).toEqual(expect.arrayContaining(['interrupted', 'post yes later']))
  })

  it('refuses an action for another version of Node', async () => {
    const other = await mkdtemp(join(tmpdir(), 'action-'))
    await writeFile(join(other, 'action.yml'), ACTION.replace('node24', 'node16'))
    await expect(run({}, { actionDirectory: other })).rejects.toThrow(/runs on Node 16/)
    await rm(other, { recursive: true })
  })
})
