import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { GetRolePolicyCommand } from '@aws-sdk/client-iam'
import { describe, expect, it } from 'vitest'
import { textOf, useStage } from './cloud.ts'

const REGISTRY = '123456789012.dkr.ecr.us-east-1.amazonaws.com'

describe('image-registry', () => {
  const stage = useStage()

  it('takes every image from Amazon ECR, by a login of the host', { timeout: 600_000 }, async () => {
    const inputs = { name: 'mirrored', 'image-registry': `${REGISTRY}/docker-hub` }
    const step = await stage().act(inputs)
    expect(step.exitCode, textOf(step)).toBe(0)

    const { PolicyDocument = '' } = await stage().iam.send(
      new GetRolePolicyCommand({ RoleName: 'vispyr-mirrored-us-east-1', PolicyName: 'host' }),
    )
    const { Statement } = JSON.parse(decodeURIComponent(PolicyDocument)) as {
      Statement: { Sid: string; Resource: unknown }[]
    }
    expect(Statement.find(({ Sid }) => Sid === 'PullImages')?.Resource).toBe(
      'arn:aws:ecr:us-east-1:123456789012:repository/docker-hub/*',
    )

    const [host] = stage().cloud.control.hosts()
    const compose = readFileSync(join(host?.root ?? '', 'opt/vispyr/current/compose.yml'), 'utf8')
    const images = [...compose.matchAll(/image: (\S+)/g)].map(([, image]) => image ?? '')
    expect(images.length).toBeGreaterThan(5)
    for (const image of images) expect(image).toMatch(`${REGISTRY}/docker-hub/`)

    const logins = stage()
      .cloud.control.calls()
      .filter(({ operation }) => operation === 'GetAuthorizationToken')
    // By user data for what it pulls ahead, and by the release; never by the job.
    expect(logins.map(({ origin }) => origin)).toContain('host')
    expect(logins.every(({ origin }) => origin === 'host')).toBe(true)

    const again = await stage().act(inputs)
    expect(again.outputs['changed'], textOf(again)).toBe('false')
  })
})
