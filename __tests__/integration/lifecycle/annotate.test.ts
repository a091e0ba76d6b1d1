import { describe, expect, it } from 'vitest'
import type { StepResult } from '../../../local/runner/run.ts'
import { textOf, useStage } from '../action/cloud.ts'

const stage = useStage()

/** What the dashboards of a deployment show, asked as its administrator, who knows the password. */
const annotationsOf = async (step: StepResult): Promise<{ text: string; tags: string[]; time: number }[]> => {
  const { GetParameterCommand } = await import('@aws-sdk/client-ssm')
  const Name = step.outputs['admin-password-parameter'] ?? ''
  const { Parameter } = await stage().ssm.send(new GetParameterCommand({ Name, WithDecryption: true }))
  const address = new URL(step.outputs['grafana-url'] ?? '').hostname
  const headers = { authorization: `Basic ${Buffer.from(`admin:${Parameter?.Value}`).toString('base64')}` }
  const answer = await fetch(`http://${address}:3000/api/annotations`, { headers })
  expect(answer.status).toBe(200)
  return (await answer.json()) as { text: string; tags: string[]; time: number }[]
}

// One story, each step standing on the one before.
describe('annotations', () => {
  let deployed: StepResult

  it('mark a deploy with its release, commit and run', async () => {
    deployed = await stage().act({ name: 'demo' })
    expect(deployed.exitCode, textOf(deployed)).toBe(0)
    const annotations = await annotationsOf(deployed)
    expect(annotations).toEqual([
      {
        id: 1,
        text: expect.stringContaining(`Vispyr release ${deployed.outputs['release']}`),
        tags: ['deploy'],
        time: expect.any(Number),
      },
    ])
    expect(annotations[0]?.text).toContain('https://github.com/local/observability/actions/runs/1')
    expect(Math.abs(Date.now() - (annotations[0]?.time ?? 0))).toBeLessThan(180_000)
  })

  it('mark what another workflow deploys, in its own words', async () => {
    const annotation = `Orders 1.4.2 "fast" & <b>$(touch /tmp/x)</b> 'lane'`
    stage().cloud.control.resetCalls()
    const step = await stage().act({ command: 'annotate', name: 'demo', annotation })
    expect(step.exitCode, textOf(step)).toBe(0)
    const annotations = await annotationsOf(deployed)
    expect(annotations).toHaveLength(2)
    expect(annotations[1]?.text).toContain('Orders 1.4.2 &quot;fast&quot; &amp; &lt;b&gt;$(touch /tmp/x)&lt;/b&gt;')
    expect(annotations[1]?.tags).toEqual(['deploy'])
    // People's words are in an object, never in a command, which AWS keeps.
    const mutating = stage()
      .calls()
      .filter((call) => call.mutating)
      .map(({ operation }) => operation)
    expect(mutating).toEqual(['PutObject', 'SendCommand'])
    const commands = stage()
      .cloud.control.bodies()
      .map(({ body }) => body.toString('utf8'))
      .filter((body) => body.includes('AWS-RunShellScript'))
    expect(commands.length).toBeGreaterThan(0)
    expect(commands.join()).not.toContain('Orders')
  })

  it('are not drawn twice by a deploy that changes nothing', async () => {
    const step = await stage().act({ name: 'demo' })
    expect(step.outputs['changed'], textOf(step)).toBe('false')
    expect(await annotationsOf(deployed)).toHaveLength(2)
  })

  it('fail with words where there is nothing to annotate', async () => {
    const step = await stage().act({ command: 'annotate', name: 'nobody' })
    expect(step.exitCode).toBe(1)
    expect(step.annotations.at(-1)?.message).toContain("There is no running host of 'nobody'")
  })

  it('say so when Grafana does not take them', async () => {
    await stage().cloud.control.addHostFault({ match: 'aws s3 cp --only-show-errors', exitCode: 1 })
    const step = await stage().act({ command: 'annotate', name: 'demo' })
    expect(step.exitCode).toBe(1)
    expect(textOf(step)).toContain('the annotation could not be fetched')
    await stage().cloud.control.clearHostFaults()
  })
})
