import { createHash } from 'node:crypto'
import { type _InstanceType, RunInstancesCommand } from '@aws-sdk/client-ec2'
import type { Cloud } from '../cloud/cloud.ts'
import { retryOn, waitFor } from '../cloud/waiting.ts'
import { UserError } from '../model/errors.ts'
import { given } from '../model/given.ts'
import type { Wanted } from '../model/resources.ts'
import { requireNoRoom } from './capacity.ts'
import { ALIVE, findInstance, NOT_KNOWN_YET } from './ec2.ts'
import type { Resolve } from './kind.ts'
import { tagged } from './tags.ts'

/**
 * Starts a host in the first place that has room for it: every zone of the first type, then the next type.
 *
 * @throws UserError when no place has room, or the account's quota has none.
 */
export const launch = async (cloud: Cloud, wanted: Wanted<'instance'>, resolve: Resolve): Promise<string> => {
  const refusals: string[] = []
  for (const type of wanted.creation.types) {
    for (const link of wanted.creation.subnets) {
      const subnet = resolve(link)
      try {
        return await runInstance(cloud, wanted, {
          type,
          subnet,
          securityGroups: wanted.state.securityGroups.map(resolve),
        })
      } catch (error) {
        const refusal = requireNoRoom(error, type, wanted.creation.others)
        refusals.push(`${type} in ${subnet}: ${refusal}`)
        cloud.log.warning(`AWS has no room for ${type} in ${subnet} (${refusal}). Trying the next place.`)
      }
    }
  }
  throw new UserError(`AWS has no room for the host anywhere it was tried: ${refusals.join('; ')}.`, {
    fix: 'Give more types in `instance-type`, in order of preference, or try again later. What was made so far is kept and used then.',
  })
}

interface Place {
  readonly type: string
  readonly subnet: string
  readonly securityGroups: readonly string[]
}

const runInstance = async (cloud: Cloud, wanted: Wanted<'instance'>, place: Place): Promise<string> => {
  // AWS answers a token it knows with the same host for a day and more, even if that one is terminated by now or the one to be replaced: then the next one counts.
  for (let generation = 0; ; generation += 1) {
    const command = new RunInstancesCommand({
      ...launchSpecification(cloud, wanted, place),
      ClientToken: tokenFor(cloud, wanted, place, generation),
    })
    const { Instances } = await retryOn(
      cloud,
      { what: 'launch of the host', seconds: 120, errors: NOT_KNOWN_YET },
      () => cloud.ec2.send(command),
    )
    const id = given(Instances?.[0]?.InstanceId, 'an instance id')
    if (wanted.creation.others.includes(id)) continue
    const current = await waitFor(cloud, { what: `host ${id} to be listed`, seconds: 60 }, () =>
      findInstance(cloud, id),
    )
    if (ALIVE.includes(current.State?.Name ?? '')) return id
  }
}

/** A security group is made anew for each incarnation of a deployment, so its id tells one from the next. */
const tokenFor = (
  { scope }: Cloud,
  { state, creation }: Wanted<'instance'>,
  place: Place,
  generation: number,
): string =>
  createHash('sha256')
    .update(JSON.stringify([scope, state, creation.userData, place, generation]))
    .digest('hex')

const launchSpecification = (
  cloud: Cloud,
  { state, creation }: Wanted<'instance'>,
  { type, subnet, securityGroups }: Place,
) => ({
  ImageId: state.image,
  InstanceType: type as _InstanceType,
  MinCount: 1,
  MaxCount: 1,
  IamInstanceProfile: { Name: given(state.profile ?? undefined, 'an instance profile') },
  MetadataOptions: {
    HttpTokens: 'required',
    HttpEndpoint: 'enabled',
    HttpPutResponseHopLimit: state.httpHopLimit,
    InstanceMetadataTags: state.metadataTags,
  } as const,
  ...(state.cpuCredits && { CreditSpecification: { CpuCredits: state.cpuCredits } }),
  BlockDeviceMappings: [
    {
      DeviceName: creation.rootDevice,
      Ebs: { VolumeSize: state.rootSize, VolumeType: 'gp3' as const, Encrypted: true, DeleteOnTermination: true },
    },
  ],
  NetworkInterfaces: [
    // With an address from the first second on, the agent registers while the Elastic IP is still on its way.
    {
      DeviceIndex: 0,
      SubnetId: subnet,
      Groups: [...securityGroups],
      AssociatePublicIpAddress: creation.publicAddress,
      DeleteOnTermination: true,
    },
  ],
  UserData: Buffer.from(creation.userData).toString('base64'),
  TagSpecifications: tagged(cloud.scope, 'instance', 'volume', 'network-interface'),
})
