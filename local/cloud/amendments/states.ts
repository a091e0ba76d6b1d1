import { DisassociateAddressCommand } from '@aws-sdk/client-ec2'
import * as view from '../account-view.ts'
import type { Amendment, CloudRequest } from '../amendment.ts'
import { type Answer, errorAnswer, withBody } from '../answer.ts'
import type { Clients } from '../clients.ts'
import { INSTANCE_STATES, type InstanceState, type Transitions } from '../transitions.ts'
import { withInstanceState } from './client-tokens.ts'
import { numbered } from './instances.ts'

/** What these amendments work with. */
export interface StateParts {
  readonly clients: (region: string) => Clients
  readonly transitions: Transitions
}

/** What each operation brings an instance into, and from where it may. */
const OPERATIONS: Readonly<
  Record<string, { readonly through: InstanceState; readonly from: readonly InstanceState[]; readonly verb: string }>
> = {
  StartInstances: { through: 'pending', from: ['stopped', 'running', 'pending'], verb: 'started' },
  StopInstances: { through: 'stopping', from: ['running', 'pending', 'stopping', 'stopped'], verb: 'stopped' },
}

/** The states of instances: that they pass through some on their way, and what may not be done in which. moto is in the last state at once and allows all. */
export function stateAmendments(parts: StateParts): Amendment[] {
  const { transitions } = parts
  return [
    {
      service: 'ec2',
      operations: ['RunInstances'],
      handle: async (request, next) => {
        const answer = await next(request)
        if (answer.status >= 400) return answer
        for (const [, instanceId = ''] of answer.body.toString().matchAll(/<instanceId>(i-[0-9a-f]+)</g))
          transitions.begin(instanceId, 'pending')
        return answer
      },
    },
    {
      service: 'ec2',
      operations: Object.keys(OPERATIONS),
      handle: async (request, next) =>
        (await refuseState(parts, request)) ?? beginAll(parts, request, await next(request)),
    },
    { service: 'ec2', operations: ['TerminateInstances'], handle: (request, next) => terminate(parts, request, next) },
    {
      service: 'ec2',
      operations: ['DescribeInstances', 'DescribeInstanceStatus'],
      handle: async (request, next) => {
        const answer = await next(request)
        const states = transitions.current()
        if (answer.status >= 400 || states.length === 0) return answer
        const text = states.reduce(
          (changed, [instanceId, state]) => withInstanceState(changed, instanceId, [INSTANCE_STATES[state], state]),
          answer.body.toString(),
        )
        return withBody(answer, text)
      },
    },
    {
      service: 'ec2',
      operations: ['ModifyInstanceAttribute'],
      handle: async (request, next) => (await refuseModification(parts, request)) ?? next(request),
    },
  ]
}

/** The state an instance shows at this moment. */
export async function shownState(
  { clients, transitions }: StateParts,
  region: string,
  instanceId: string,
): Promise<InstanceState | undefined> {
  const found = await view.instance(clients(region), instanceId)
  return transitions.stateOf(instanceId) ?? (found?.State?.Name as InstanceState | undefined)
}

async function refuseState(parts: StateParts, request: CloudRequest): Promise<Answer | undefined> {
  const rule = OPERATIONS[request.operation]
  if (rule === undefined || request.dryRun) return undefined
  for (const instanceId of numbered(request.parameters, 'InstanceId')) {
    const state = await shownState(parts, request.region, instanceId)
    if (state === undefined || rule.from.includes(state)) continue
    return incorrectState(`The instance '${instanceId}' is not in a state from which it can be ${rule.verb}.`)
  }
  return undefined
}

function beginAll({ transitions }: StateParts, request: CloudRequest, answer: Answer): Answer {
  const through = OPERATIONS[request.operation]?.through
  if (answer.status < 400 && through !== undefined) {
    for (const instanceId of numbered(request.parameters, 'InstanceId')) transitions.begin(instanceId, through)
  }
  return answer
}

/** Notes what the instances hold before moto lets go of it all, frees their addresses, which moto leaves with them, and lets one that has ended be ended again. */
async function terminate(
  parts: StateParts,
  request: CloudRequest,
  next: (request: CloudRequest) => Promise<Answer>,
): Promise<Answer> {
  if (request.dryRun) return next(request)
  const clients = parts.clients(request.region)
  const ids = numbered(request.parameters, 'InstanceId')
  const before = await Promise.all(
    ids.map(async (id) => ({
      id,
      found: await view.instance(clients, id),
      volumes: await view.volumesAttachedTo(clients, id),
    })),
  )
  const answer = await next(request)
  if (answer.status >= 400) return answer
  for (const AssociationId of await view.associationsOf(clients, ids))
    await clients.ec2.send(new DisassociateAddressCommand({ AssociationId }))
  let text = answer.body.toString()
  for (const { id, found, volumes } of before) {
    if (found?.State?.Name === 'terminated') {
      text = withCurrentState(text, id)
      continue
    }
    parts.transitions.begin(id, 'shutting-down', {
      vpcId: found?.VpcId,
      subnetIds: (found?.NetworkInterfaces ?? []).flatMap(({ SubnetId }) => SubnetId ?? []),
      groupIds: (found?.NetworkInterfaces ?? []).flatMap(({ Groups }) =>
        (Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
      ),
      volumeIds: volumes.flatMap(({ VolumeId }) => VolumeId ?? []),
    })
  }
  return withBody(answer, text)
}

/** An instance that has ended stays so: moto calls it shutting down once more. */
function withCurrentState(text: string, instanceId: string): string {
  const pattern = new RegExp(
    `(<instanceId>${instanceId}</instanceId>(?:(?!<instanceId>)[\\s\\S])*?<currentState>)[\\s\\S]*?(</currentState>)`,
  )
  return text.replace(pattern, '$1<code>48</code><name>terminated</name>$2')
}

/** Some attributes change only while the instance is stopped. */
async function refuseModification(parts: StateParts, request: CloudRequest): Promise<Answer | undefined> {
  const { parameters } = request
  const changes = ['InstanceType.Value', 'UserData.Value', 'EbsOptimized.Value'].filter((name) => parameters.has(name))
  const named = ['instanceType', 'userData', 'ebsOptimized'].filter((name) => parameters.get('Attribute') === name)
  if (changes.length + named.length === 0 || request.dryRun) return undefined
  const instanceId = parameters.get('InstanceId') ?? ''
  const state = await shownState(parts, request.region, instanceId)
  return state === undefined || state === 'stopped'
    ? undefined
    : incorrectState(`The instance '${instanceId}' is not in the 'stopped' state.`)
}

const incorrectState = (message: string): Answer => errorAnswer('ec2', 400, 'IncorrectInstanceState', message)
