import * as view from '../account-view.ts'
import type { Amendment, CloudRequest } from '../amendment.ts'
import { type Answer, errorAnswer } from '../answer.ts'
import type { Clients } from '../clients.ts'
import type { Transitions } from '../transitions.ts'

/** What these amendments work with. */
export interface VolumeParts {
  readonly clients: (region: string) => Clients
  readonly transitions: Transitions
}

const refuse = (code: string, message: string): Answer => errorAnswer('ec2', 400, code, message)

/** Volumes: moto attaches one that is in use or in another zone, cannot detach without the instance's id, and lets a volume shrink. */
export function volumeAmendments(parts: VolumeParts): Amendment[] {
  return [
    {
      service: 'ec2',
      operations: ['AttachVolume'],
      handle: async (request, next) => (await refuseAttachment(parts, request)) ?? next(request),
    },
    {
      service: 'ec2',
      operations: ['DetachVolume'],
      handle: async (request, next) => {
        const volumeId = request.parameters.get('VolumeId') ?? ''
        const found = await view.volume(parts.clients(request.region), volumeId)
        const attachment = found?.Attachments?.[0]
        if (found === undefined) return next(request)
        if (attachment?.InstanceId === undefined)
          return refuse('IncorrectState', `Volume '${volumeId}' is in the 'available' state.`)
        const parameters = new URLSearchParams(request.parameters)
        if (parameters.has('InstanceId')) return next(request)
        parameters.set('InstanceId', attachment.InstanceId)
        return next({ ...request, parameters, body: Buffer.from(parameters.toString()) })
      },
    },
    {
      service: 'ec2',
      operations: ['DeleteVolume'],
      handle: async (request, next) => {
        const volumeId = request.parameters.get('VolumeId') ?? ''
        const isHeld = parts.transitions.holds(({ volumeIds }) => volumeIds.includes(volumeId))
        return isHeld ? refuse('VolumeInUse', `Volume ${volumeId} is currently attached to an instance`) : next(request)
      },
    },
    {
      service: 'ec2',
      operations: ['ModifyVolume'],
      handle: async (request, next) => {
        const size = Number(request.parameters.get('Size') ?? Number.POSITIVE_INFINITY)
        const found = await view.volume(parts.clients(request.region), request.parameters.get('VolumeId') ?? '')
        if (found?.Size === undefined || size >= found.Size) return next(request)
        return refuse(
          'InvalidParameterValue',
          `New size cannot be smaller than existing size. Current size: ${found.Size}`,
        )
      },
    },
  ]
}

async function refuseAttachment(parts: VolumeParts, request: CloudRequest): Promise<Answer | undefined> {
  const clients = parts.clients(request.region)
  const [volumeId, instanceId] = [request.parameters.get('VolumeId') ?? '', request.parameters.get('InstanceId') ?? '']
  const [volume, instance] = await Promise.all([view.volume(clients, volumeId), view.instance(clients, instanceId)])
  if (volume === undefined || instance === undefined) return undefined
  if ((volume.Attachments?.length ?? 0) > 0)
    return refuse('VolumeInUse', `${volumeId} is already attached to an instance`)
  const state = parts.transitions.stateOf(instanceId) ?? instance.State?.Name ?? ''
  if (!['running', 'stopping', 'stopped'].includes(state)) {
    return refuse('IncorrectState', `Instance '${instanceId}' is not 'running'.`)
  }
  if (volume.AvailabilityZone !== instance.Placement?.AvailabilityZone) {
    return refuse(
      'InvalidVolume.ZoneMismatch',
      `The volume '${volumeId}' is not in the same availability zone as instance '${instanceId}'`,
    )
  }
  const device = request.parameters.get('Device')
  const taken = instance.BlockDeviceMappings?.some((mapping) => mapping.DeviceName === device) === true
  return taken
    ? refuse(
        'InvalidParameterValue',
        `Invalid value '${device}' for unixDevice. Attachment point ${device} is already in use`,
      )
    : undefined
}
