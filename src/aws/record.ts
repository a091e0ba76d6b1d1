import { CreateTagsCommand, DeleteTagsCommand, DescribeAddressesCommand } from '@aws-sdk/client-ec2'
import {
  ChangeResourceRecordSetsCommand,
  GetChangeCommand,
  ListResourceRecordSetsCommand,
  type ResourceRecordSet,
} from '@aws-sdk/client-route-53'
import type { Cloud } from '../cloud/cloud.ts'
import { isMissing } from '../cloud/failures.ts'
import { waitFor } from '../cloud/waiting.ts'
import { UserError } from '../model/errors.ts'
import { given } from '../model/given.ts'
import type { ResourceKind } from './kind.ts'
import { ownFilter } from './tags.ts'

/** Records carry no tags, so the address that one leads to says which it is: `<hosted zone> <domain>`. */
const RECORD_TAG = 'vispyr:record'
/** Seconds for which resolvers keep the answer: short, since the address may change with a replaced deployment. */
const TTL = 60

/** The A record of the domain, in a hosted zone of the caller's. */
export const record: ResourceKind<'record'> = {
  observe: async (cloud) => {
    const Filters = [ownFilter(cloud.scope), { Name: 'tag-key', Values: [RECORD_TAG] }]
    const { Addresses = [] } = await cloud.ec2.send(new DescribeAddressesCommand({ Filters }))
    const found = await Promise.all(
      Addresses.map(async ({ AllocationId, PublicIp, Tags }) => {
        const allocation = given(AllocationId, 'an allocation id')
        const id = given(Tags?.find(({ Key }) => Key === RECORD_TAG)?.Value, `the tag ${RECORD_TAG}`)
        const [zone, name] = partsOf(id)
        const current = await existing(cloud, zone, name)
        if (!current) return []
        const value = leadsTo(current)
        const address = value === PublicIp ? allocation : value
        const kind = 'record' as const
        return [
          {
            kind,
            key: 'record',
            id,
            state: { zone, name, address },
            details: { allocation, value, ttl: current.TTL ?? 0 },
          },
        ]
      }),
    )
    return found.flat()
  },

  create: async (cloud, { state: { zone, name, address } }, resolve) => {
    const allocation = resolve(address)
    const ip = await addressOf(cloud, allocation)
    const current = await existing(cloud, zone, name)
    if (current && leadsTo(current) !== ip) {
      throw new UserError(
        `domain: '${name}' has a record in the hosted zone ${zone} already, which leads to ${leadsTo(current)} and is not this deployment's.`,
        {
          fix: 'Remove that record, choose another `domain`, or leave `hosted-zone-id` out and set the record yourself.',
        },
      )
    }
    const id = `${zone} ${name}`
    // The tag comes first: a run that ends between the two finds no record and makes it.
    await cloud.ec2.send(new CreateTagsCommand({ Resources: [allocation], Tags: [{ Key: RECORD_TAG, Value: id }] }))
    await put(cloud, zone, name, ip)
    return id
  },

  change: async (cloud, { wanted: { state } }, resolve) =>
    put(cloud, state.zone, state.name, await addressOf(cloud, resolve(state.address))),

  remove: async (cloud, { state, details }) => {
    // One that someone has led elsewhere meanwhile is theirs.
    if (state.address === details.allocation)
      await change(cloud, state.zone, 'DELETE', recordSet(state.name, details.value, details.ttl))
    else cloud.log.warning(`The record ${state.name} leads to ${String(state.address)} and is left alone.`)
    await cloud.ec2.send(new DeleteTagsCommand({ Resources: [details.allocation], Tags: [{ Key: RECORD_TAG }] }))
  },
}

const partsOf = (tag: string): [string, string] => {
  const [zone, name] = tag.split(' ')
  return [given(zone, 'a hosted zone'), given(name, 'a domain')]
}

/** The one A record of exactly this name; undefined when there is none, or no such zone any more. */
const existing = async (cloud: Cloud, zone: string, name: string): Promise<ResourceRecordSet | undefined> => {
  try {
    const { ResourceRecordSets = [] } = await cloud.route53.send(
      new ListResourceRecordSetsCommand({ HostedZoneId: zone, StartRecordName: name, StartRecordType: 'A' }),
    )
    return ResourceRecordSets.find(({ Name, Type }) => Type === 'A' && Name === `${name}.`)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Where a record leads, in words: an address, several, or another of AWS's names. */
const leadsTo = ({ AliasTarget, ResourceRecords = [] }: ResourceRecordSet): string =>
  AliasTarget?.DNSName ?? ResourceRecords.map(({ Value }) => Value).join(', ')

const addressOf = async (cloud: Cloud, allocation: string): Promise<string> => {
  const { Addresses } = await cloud.ec2.send(new DescribeAddressesCommand({ AllocationIds: [allocation] }))
  return given(Addresses?.[0]?.PublicIp, `the address of ${allocation}`)
}

const put = (cloud: Cloud, zone: string, name: string, ip: string): Promise<void> =>
  change(cloud, zone, 'UPSERT', recordSet(name, ip, TTL))

const recordSet = (Name: string, Value: string, TTL: number): ResourceRecordSet => ({
  Name,
  Type: 'A',
  TTL,
  ResourceRecords: [{ Value }],
})

/** Changes a record and comes back when all of the zone's servers know it. */
const change = async (
  cloud: Cloud,
  HostedZoneId: string,
  Action: 'UPSERT' | 'DELETE',
  set: ResourceRecordSet,
): Promise<void> => {
  const { ChangeInfo } = await cloud.route53.send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId,
      ChangeBatch: { Changes: [{ Action, ResourceRecordSet: set }] },
    }),
  )
  const Id = given(ChangeInfo?.Id, "a change's id")
  await waitFor(cloud, { what: `the record ${set.Name}`, seconds: 300 }, async () => {
    const { ChangeInfo } = await cloud.route53.send(new GetChangeCommand({ Id }))
    return ChangeInfo?.Status === 'INSYNC' ? true : undefined
  })
}
