// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of compose and expressions of a runner look like this
import { describe, expect, it } from 'vitest'
import type { ActionFile } from '../../../local/runner/action-file.ts'
import { parseCommandFile } from '../../../local/runner/command-files.ts'
import { inputVariables, unexpectedInputs } from '../../../local/runner/inputs.ts'
import { StepLog } from '../../../local/runner/log.ts'
import { parseWorkflowCommand } from '../../../local/runner/workflow-commands.ts'

const input = (name: string, defaultValue?: string) => ({ name, description: '', required: false, defaultValue })
const ACTION: ActionFile = {
  name: 'fixture',
  inputs: [input('instance-type', 't4g.medium'), input('some name'), input('token', '${{ github.token }}')],
  outputs: [],
  nodeMajor: 24,
  pre: undefined,
  main: 'main.js',
  post: undefined,
}

describe('inputs', () => {
  it('become variables in upper case with their hyphens, defaults and unknown ones among them', () => {
    expect(inputVariables(ACTION, { 'some name': 'x', 'not-declared': 'y' }, 'secret')).toEqual({
      'INPUT_INSTANCE-TYPE': 't4g.medium',
      INPUT_SOME_NAME: 'x',
      INPUT_TOKEN: 'secret',
      'INPUT_NOT-DECLARED': 'y',
    })
  })

  it('that are unknown are named with those that are known', () => {
    expect(unexpectedInputs(ACTION, { nmae: 'x', Token: 'y' })).toBe(
      "Unexpected input(s) 'nmae', valid inputs are ['instance-type', 'some name', 'token']",
    )
    expect(unexpectedInputs(ACTION, { token: 'y' })).toBeUndefined()
  })
})

describe('command files', () => {
  it('hold lines and values of several lines, the last of a name counting', () => {
    expect(parseCommandFile('a=1\nb<<END\nx=y\n\nz\nEND\na=2\n')).toEqual({ a: '2', b: 'x=y\n\nz' })
  })

  it('fail the step when a delimiter is missing or a line is nothing', () => {
    expect(() => parseCommandFile('b<<END\nx')).toThrow(/delimiter/)
    expect(() => parseCommandFile('nonsense')).toThrow(/Invalid format/)
  })
})

describe('workflow commands', () => {
  it('are parsed with their escapes undone', () => {
    expect(parseWorkflowCommand('::error title=A%3A b%2C,line=3::one%0Atwo%25')).toEqual({
      name: 'error',
      properties: { title: 'A: b,', line: '3' },
      data: 'one\ntwo%',
    })
  })

  it('are told from text', () => {
    expect(parseWorkflowCommand('a::b::c')).toBeUndefined()
    expect(parseWorkflowCommand('std::vector<int> x')).toBeUndefined()
  })
})

describe('StepLog', () => {
  it('masks a secret and each line of it, from then on', () => {
    const shown: string[] = []
    const log = new StepLog((line) => shown.push(line))
    log.take('early hunter2')
    log.take('::add-mask::hunter2%0Aswordfish')
    log.take('a hunter2 b swordfish')
    log.take('::error::swordfish')
    expect(shown).toEqual(['early hunter2', 'a *** b ***', 'Error: ***'])
    expect(log.annotations).toMatchObject([{ level: 'error', message: '***' }])
  })

  it('acts on no command between stop-commands and its token', () => {
    const log = new StepLog(() => undefined)
    for (const line of ['::stop-commands::tok', '::error::shown as text', '::tok::', '::warning::acted on'])
      log.take(line)
    expect(log.annotations).toMatchObject([{ level: 'warning' }])
    expect(log.lines).toContain('::error::shown as text')
  })
})
