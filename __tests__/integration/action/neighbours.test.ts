import { CreateInstanceProfileCommand, CreateRoleCommand } from '@aws-sdk/client-iam'
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { expectRefusal, textOf, useStage } from './cloud.ts'

const stage = useStage()

const deploymentsOf = async (): Promise<string[]> => {
  const { items } = await stage().cloud.control.inventory()
  return [...new Set(items.flatMap(({ deployment }) => deployment ?? []))].sort()
}

describe('deployments side by side', () => {
  it('are made at the same time under different names', async () => {
    const steps = await Promise.all([stage().act({ name: 'one' }), stage().act({ name: 'two' })])
    for (const step of steps) expect(step.exitCode, textOf(step)).toBe(0)
    const [one, two] = steps.map(({ outputs }) => outputs)
    expect(one?.['instance-id']).not.toBe(two?.['instance-id'])
    expect(await deploymentsOf()).toEqual(['one', 'two'])
  })

  it('are removed one by one', async () => {
    const first = await stage().act({ command: 'destroy', name: 'one', 'delete-data': 'true' })
    expect(first.exitCode, textOf(first)).toBe(0)
    expect(await deploymentsOf()).toEqual(['two'])
    const untouched = await stage().act({ name: 'two' })
    expect(untouched.outputs['changed'], textOf(untouched)).toBe('false')
    const second = await stage().act({ command: 'destroy', name: 'two', 'delete-data': 'true' })
    expect(second.exitCode, textOf(second)).toBe(0)
    expect((await stage().cloud.control.inventory()).items).toEqual([])
  })
})

describe("what is somebody else's", () => {
  it('is refused, not taken over: a role of the same name', async () => {
    await stage().iam.send(
      new CreateRoleCommand({ RoleName: 'vispyr-taken-us-east-1', AssumeRolePolicyDocument: '{}' }),
    )
    await expectRefusal(
      stage(),
      { name: 'taken' },
      /role vispyr-taken-us-east-1 exists but does not belong to this deployment/,
    )
  })

  it('is refused, not taken over: an instance profile of the same name', async () => {
    await stage().iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'vispyr-worn-us-east-1' }))
    await expectRefusal(
      stage(),
      { name: 'worn' },
      /instance profile vispyr-worn-us-east-1 exists but does not belong to this deployment/,
    )
  })

  it('is refused, not emptied: a bucket of the same name', async () => {
    const Bucket = 'vispyr-full-123456789012-us-east-1'
    await stage().s3.send(new CreateBucketCommand({ Bucket }))
    await stage().s3.send(new PutObjectCommand({ Bucket, Key: 'precious', Body: 'x' }))
    for (const inputs of [{ name: 'full' }, { command: 'destroy', name: 'full', 'delete-data': 'true' }])
      await expectRefusal(stage(), inputs, /bucket vispyr-full-.* exists but does not belong to this deployment/)
  })
})
