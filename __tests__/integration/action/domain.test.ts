import { CreateHostedZoneCommand, ListResourceRecordSetsCommand } from '@aws-sdk/client-route-53'
import { expect, it } from 'vitest'
import { textOf, useStage } from './cloud.ts'

const stage = useStage()

const DOMAIN = { name: 'domain', domain: 'observability.example.org', email: 'someone@example.org' }

const makeZone = async (Name: string): Promise<string> => {
  const { HostedZone } = await stage().route53.send(new CreateHostedZoneCommand({ Name, CallerReference: Name }))
  return HostedZone?.Id?.replace('/hostedzone/', '') ?? ''
}

/** The A records of a zone, each as `name -> addresses`. */
const recordsOf = async (HostedZoneId: string): Promise<string[]> => {
  const { ResourceRecordSets = [] } = await stage().route53.send(new ListResourceRecordSetsCommand({ HostedZoneId }))
  return ResourceRecordSets.filter(({ Type }) => Type === 'A').map(
    ({ Name, ResourceRecords = [] }) => `${Name} -> ${ResourceRecords.map(({ Value }) => Value).join()}`,
  )
}

it('a zone that cannot take the record is refused before anything is made', async () => {
  const zone = await makeZone('example.com')
  for (const [id, why] of [
    [zone, 'is the zone of example.com'],
    ['ZNOTTHERE', 'does not exist'],
  ]) {
    const step = await stage().act({ ...DOMAIN, 'hosted-zone-id': id ?? '' })
    expect(step.exitCode, textOf(step)).toBe(1)
    expect(textOf(step)).toContain(`hosted-zone-id: '${id}' ${why}`)
  }
  expect(
    stage()
      .calls()
      .filter(({ mutating }) => mutating)
      .map(({ operation }) => operation),
  ).toEqual(['CreateHostedZone'])
})

// An emulated host has nobody who could ask an authority; what matters here is that a deploy does not pass over it.
it('a domain without a certificate fails the deploy, which says so, has set the record and tells where the host is', async () => {
  const zone = await makeZone('example.org')
  const inputs = { ...DOMAIN, 'hosted-zone-id': zone }
  const step = await stage().act(inputs)
  expect(step.exitCode, textOf(step)).toBe(1)
  expect(textOf(step)).toMatch(/nothing stands in for "docker compose run"/)
  expect(textOf(step)).toMatch(/there is no new certificate for observability\.example\.org; why is said above/)
  expect(step.outputs).toMatchObject({
    'grafana-url': 'https://observability.example.org',
    'public-ip': expect.stringMatching(/^127\./),
    release: '',
  })
  expect(await recordsOf(zone)).toEqual([`observability.example.org. -> ${step.outputs['public-ip']}`])

  const plan = await stage().act({ ...inputs, command: 'plan' })
  expect(textOf(plan)).toMatch(/= keep +record/)

  const destroyed = await stage().act({ command: 'destroy', name: DOMAIN.name, 'delete-data': 'true' })
  expect(destroyed.exitCode, textOf(destroyed)).toBe(0)
  expect(await recordsOf(zone)).toEqual([])
})
