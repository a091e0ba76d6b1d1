import {
  CreateTagsCommand,
  DeleteTagsCommand,
  DescribeInstancesCommand,
  DescribeSecurityGroupsCommand,
  DescribeTagsCommand,
} from '@aws-sdk/client-ec2'
import { describe, expect, it } from 'vitest'
import { errorOf, textOf, useStage } from '../action/cloud.ts'

const stage = useStage()

/** Host and security group of a deployment with what their tags say of the expiry. */
const carriersOf = async (name: string): Promise<{ id: string; expiresAt: string | undefined }[]> => {
  const { ec2 } = stage()
  const own = { Name: 'tag:vispyr:deployment', Values: [name] }
  const alive = { Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'stopped'] }
  const [{ Reservations = [] }, { SecurityGroups = [] }] = await Promise.all([
    ec2.send(new DescribeInstancesCommand({ Filters: [own, alive] })),
    ec2.send(new DescribeSecurityGroupsCommand({ Filters: [own] })),
  ])
  const hosts = Reservations.flatMap(({ Instances = [] }) => Instances)
  return [
    ...hosts.map(({ InstanceId, Tags }) => ({ id: InstanceId ?? '', tags: Tags })),
    ...SecurityGroups.map(({ GroupId, Tags }) => ({ id: GroupId ?? '', tags: Tags })),
  ].map(({ id, tags }) => ({ id, expiresAt: tags?.find(({ Key }) => Key === 'vispyr:expires-at')?.Value }))
}

/** Lets the time pass: what a deploy in the past would have left. */
const setExpiry = async (name: string, expiresAt: string): Promise<void> => {
  const Resources = (await carriersOf(name)).map(({ id }) => id)
  const Tags = [{ Key: 'vispyr:expires-at', Value: expiresAt }]
  await stage().ec2.send(new CreateTagsCommand({ Resources, Tags }))
}

/** Takes the tags off what is gone, as AWS does with everything but terminated hosts; moto keeps them all. */
const forgetWhatIsGone = async (): Promise<void> => {
  const { items } = await stage().cloud.control.inventory()
  const there = new Set(items.map(({ id }) => id))
  const { Tags = [] } = await stage().ec2.send(new DescribeTagsCommand({}))
  const gone = Tags.filter(({ ResourceId = '', ResourceType }) => ResourceType !== 'instance' && !there.has(ResourceId))
  for (const { ResourceId = '', Key = '' } of gone)
    await stage().ec2.send(new DeleteTagsCommand({ Resources: [ResourceId], Tags: [{ Key }] }))
}

const mutating = (): string[] =>
  stage()
    .calls()
    .filter(({ mutating, request }) => mutating && !request.includes('lock.json'))
    .map(({ operation }) => operation)

const PAST = '2026-01-01T00:00:00Z'

// One story, each step standing on the one before.
describe('a deployment with a ttl', () => {
  it('carries its expiry on the host and the security group', async () => {
    const before = Date.now()
    const step = await stage().act({ name: 'one', ttl: '8h' })
    expect(step.exitCode, textOf(step)).toBe(0)
    const expiry = step.outputs['expires-at'] ?? ''
    expect(Date.parse(expiry)).toBeGreaterThanOrEqual(before + 8 * 3_600_000)
    expect(Date.parse(expiry)).toBeLessThanOrEqual(Date.now() + 8 * 3_600_000 + 60_000)
    expect(await carriersOf('one')).toEqual([
      { id: step.outputs['instance-id'], expiresAt: expiry },
      { id: expect.stringMatching(/^sg-/), expiresAt: expiry },
    ])
    expect(step.summary).toContain(expiry)
  })

  it('is extended by a deploy that changes nothing else, with one call that writes', async () => {
    await setExpiry('one', '2100-01-01T00:00:00Z')
    stage().cloud.control.resetCalls()
    const step = await stage().act({ name: 'one', ttl: '9h' })
    expect(step.exitCode, textOf(step)).toBe(0)
    expect(step.outputs['changed']).toBe('false')
    expect(mutating()).toEqual(['CreateTags'])
    expect((await carriersOf('one')).map(({ expiresAt }) => expiresAt)).toEqual([
      step.outputs['expires-at'],
      step.outputs['expires-at'],
    ])
  })

  it('stays for good once it is deployed without one', async () => {
    stage().cloud.control.resetCalls()
    const step = await stage().act({ name: 'one' })
    expect(step.exitCode, textOf(step)).toBe(0)
    expect(step.outputs['expires-at']).toBe('')
    // A host that was changed is verified anew.
    expect(mutating().sort()).toEqual(['DeleteTags', 'ModifyInstanceMetadataOptions', 'PutObject', 'SendCommand'])
    expect((await carriersOf('one')).map(({ expiresAt }) => expiresAt)).toEqual([undefined, undefined])
  })
})

describe('sweep', () => {
  it('destroys 3 expired of 5, exactly these, and lists the others', { timeout: 600_000 }, async () => {
    for (const name of ['two', 'three', 'four', 'five']) {
      const step = await stage().act({ name, ttl: '1h' })
      expect(step.exitCode, textOf(step)).toBe(0)
    }
    for (const name of ['two', 'four', 'five']) await setExpiry(name, PAST)
    stage().cloud.control.resetCalls()
    const step = await stage().act({ command: 'sweep', 'delete-data': 'true' })
    expect(step.exitCode, textOf(step)).toBe(0)
    expect(step.outputs).toMatchObject({ swept: 'five,four,two', changed: 'true' })
    const inventory = JSON.stringify(await stage().cloud.control.inventory())
    for (const name of ['two', 'four', 'five']) expect(inventory).not.toContain(`vispyr-${name}-`)
    for (const name of ['one', 'three']) expect(inventory).toContain(`vispyr-${name}-`)
    expect(await carriersOf('one')).toHaveLength(2)
    expect(await carriersOf('three')).toHaveLength(2)
    expect(step.summary).toContain('| `one` | never expires |')
    expect(step.summary).toMatch(/\| `three` \| not expired \|/)
    expect(step.summary).toMatch(/\| `four` \| destroyed \|/)
  })

  it('does nothing where nothing has expired', async () => {
    stage().cloud.control.resetCalls()
    const step = await stage().act({ command: 'sweep' })
    expect(step.exitCode, textOf(step)).toBe(0)
    expect(step.outputs).toMatchObject({ swept: '', changed: 'false' })
    expect(mutating()).toEqual([])
  })

  it('leaves what it cannot read alone and fails', async () => {
    await setExpiry('three', 'tomorrow')
    stage().cloud.control.resetCalls()
    const step = await stage().act({ command: 'sweep' })
    expect(step.exitCode).toBe(1)
    expect(textOf(step)).toContain("the tag says 'tomorrow', which is no time")
    expect(mutating()).toEqual([])
  })

  it('says of one that it could not remove why, and what to do about it', async () => {
    await setExpiry('three', PAST)
    const denial = { service: 'ec2', status: 403, code: 'UnauthorizedOperation', message: 'You are not authorized.' }
    stage().cloud.control.addFault({ ...denial, operation: 'TerminateInstances' })
    const step = await stage().act({ command: 'sweep' })
    stage().cloud.control.clearFaults()
    expect(step.exitCode).toBe(1)
    expect(errorOf(step)).toMatch(
      /^1 of \d deployments could not be dealt with: three \(AWS denied ec2:TerminateInstances: .* Allow `ec2:TerminateInstances` in the policy/,
    )
    expect(step.summary).toMatch(/\| `three` \| failed \|.*Allow `ec2:TerminateInstances`/)
  })

  it('keeps data unless told otherwise, and does not come back to it', async () => {
    const step = await stage().act({ command: 'sweep' })
    expect(step.exitCode, textOf(step)).toBe(0)
    expect(step.outputs['swept']).toBe('three')
    expect(textOf(step)).toMatch(/three: destroyed.*kept, because it is data: .*bucket .*volume vol-/)
    const again = await stage().act({ command: 'sweep' })
    expect(again.outputs['swept']).toBe('')
    expect(again.summary).toContain('| `three` | only data left |')
  })

  it('does not list what is gone, although the tags of its host are still to be seen', async () => {
    await forgetWhatIsGone()
    const { Tags } = await stage().ec2.send(new DescribeTagsCommand({ Filters: [{ Name: 'value', Values: ['four'] }] }))
    expect(Tags?.map(({ ResourceType }) => ResourceType)).toEqual(['instance'])
    const step = await stage().act({ command: 'sweep' })
    expect(step.summary).toContain('| `three` | only data left |')
    expect(step.summary).not.toContain('four')
  })
})

describe('status', () => {
  it('fails on drift only when told to, and names it', async () => {
    const { Reservations = [] } = await stage().ec2.send(
      new DescribeInstancesCommand({ Filters: [{ Name: 'tag:vispyr:deployment', Values: ['one'] }] }),
    )
    expect(Reservations).toHaveLength(1)
    const fine = await stage().act({ command: 'status', name: 'one', 'fail-on': 'unhealthy, drift' })
    expect(fine.exitCode, textOf(fine)).toBe(0)
    const other = { command: 'status', name: 'one', 'volume-size': '40' }
    expect((await stage().act(other)).exitCode).toBe(0)
    const drifted = await stage().act({ ...other, 'fail-on': 'drift' })
    expect(drifted.exitCode).toBe(1)
    expect(drifted.annotations.at(-1)?.message).toMatch(/has drifted: change volume/)
  })

  it('fails on a deployment that is not there only when told to', async () => {
    expect((await stage().act({ command: 'status', name: 'nobody' })).exitCode).toBe(0)
    const step = await stage().act({ command: 'status', name: 'nobody', 'fail-on': 'unhealthy' })
    expect(step.exitCode).toBe(1)
    expect(textOf(step)).toContain('not healthy: there is no host')
  })
})
