import {
  CreateTagsCommand,
  DeleteTagsCommand,
  paginateDescribeInstances,
  paginateDescribeTags,
} from '@aws-sdk/client-ec2'
import type { Cloud } from '../cloud/cloud.ts'
import { DEPLOYMENT_TAG, EXPIRY_TAG } from '../model/names.ts'
import { type Observed, ofKind } from '../model/resources.ts'

/** Puts the expiry on the host and the security group that are there, or takes it off, in one call. What is not there yet is made with it. */
export const moveExpiry = async (
  cloud: Cloud,
  observed: readonly Observed[],
  expiresAt: string | null,
): Promise<void> => {
  const carriers = [...ofKind(observed, 'instance'), ...ofKind(observed, 'security-group')]
  const outdated = carriers.filter(({ details }) => details.expiresAt !== expiresAt).map(({ id }) => id)
  if (outdated.length === 0) return
  if (expiresAt === null)
    await cloud.ec2.send(new DeleteTagsCommand({ Resources: outdated, Tags: [{ Key: EXPIRY_TAG }] }))
  else await setExpiry(cloud, outdated, expiresAt)
}

/** Puts an expiry on resources, or leaves them as they are where there is none. */
export const setExpiry = async (
  cloud: Cloud,
  resources: readonly string[],
  expiresAt: string | null,
): Promise<void> => {
  if (expiresAt === null) return
  const Tags = [{ Key: EXPIRY_TAG, Value: expiresAt }]
  await cloud.ec2.send(new CreateTagsCommand({ Resources: [...resources], Tags }))
}

/** A deployment of this account and region, as its tags tell. */
export interface Deployment {
  readonly name: string
  /** The latest of the expiries that its resources carry, or null for never. */
  readonly expiresAt: string | null
  /** Whether nothing but its data is left. */
  readonly onlyData: boolean
}

/** Hosts that are gone: AWS shows them with their tags for about an hour, as if their deployments were there. */
const terminatedHosts = async (cloud: Cloud): Promise<Set<string>> => {
  const Filters = [
    { Name: 'tag-key', Values: [DEPLOYMENT_TAG] },
    { Name: 'instance-state-name', Values: ['terminated'] },
  ]
  const ids = new Set<string>()
  for await (const { Reservations = [] } of paginateDescribeInstances({ client: cloud.ec2 }, { Filters }))
    for (const { InstanceId = '' } of Reservations.flatMap(({ Instances = [] }) => Instances)) ids.add(InstanceId)
  return ids
}

/** Kinds of EC2 resource that destroy keeps. */
const DATA: readonly string[] = ['volume', 'snapshot']

/** Every deployment of this account and region, sorted by name. One that has nothing in EC2 left, such as a kept bucket, is not among them. */
export const listDeployments = async (cloud: Cloud): Promise<Deployment[]> => {
  const gone = await terminatedHosts(cloud)
  const tags = new Map<string, Map<string, string>>()
  const standing = new Set<string>()
  const Filters = [{ Name: 'key', Values: [DEPLOYMENT_TAG, EXPIRY_TAG] }]
  for await (const { Tags = [] } of paginateDescribeTags({ client: cloud.ec2 }, { Filters })) {
    for (const { ResourceId = '', ResourceType = '', Key = '', Value = '' } of Tags) {
      if (gone.has(ResourceId)) continue
      if (!DATA.includes(ResourceType)) standing.add(ResourceId)
      tags.set(ResourceId, (tags.get(ResourceId) ?? new Map<string, string>()).set(Key, Value))
    }
  }
  const expiries = new Map<string, string[]>()
  const alive = new Set<string>()
  for (const [id, resource] of tags) {
    const name = resource.get(DEPLOYMENT_TAG)
    // An expiry without a deployment is somebody else's.
    if (name === undefined) continue
    if (standing.has(id)) alive.add(name)
    const expiry = resource.get(EXPIRY_TAG)
    expiries.set(name, [...(expiries.get(name) ?? []), ...(expiry === undefined ? [] : [expiry])])
  }
  return [...expiries]
    .map(([name, found]) => ({ name, expiresAt: found.sort().at(-1) ?? null, onlyData: !alive.has(name) }))
    .sort((left, right) => left.name.localeCompare(right.name))
}
