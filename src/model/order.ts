import type { Change } from './plan.ts'
import type { Kind } from './resources.ts'

/** What must exist before a kind can be created. Also the order of a plan's lines. */
export const CREATE_AFTER: Readonly<Record<Kind, readonly Kind[]>> = {
  // AWS takes seconds until a new profile is known to EC2: first, so that this passes while the network is made.
  role: [],
  'instance-profile': ['role'],
  parameter: [],
  bucket: [],
  vpc: [],
  'internet-gateway': ['vpc'],
  subnet: ['vpc'],
  'route-table': ['vpc', 'internet-gateway', 'subnet'],
  peering: ['vpc'],
  'peer-route': ['route-table', 'peering'],
  'security-group': ['vpc'],
  endpoint: ['security-group'],
  // Not before the way out: the host's agent and package manager need it at first boot.
  instance: ['instance-profile', 'subnet', 'security-group', 'route-table', 'internet-gateway', 'endpoint'],
  volume: ['instance'],
  address: ['instance', 'internet-gateway'],
  record: ['address'],
}

/** What must be gone before a kind can be removed; AWS answers DependencyViolation otherwise. */
export const REMOVE_AFTER: Readonly<Record<Kind, readonly Kind[]>> = {
  record: [],
  address: ['record'],
  instance: ['address'],
  volume: ['instance'],
  parameter: ['instance'],
  // The last of all: it holds the lock.
  bucket: [
    'instance',
    'address',
    'volume',
    'parameter',
    'security-group',
    'endpoint',
    'route-table',
    'peer-route',
    'peering',
    'internet-gateway',
    'subnet',
    'vpc',
    'instance-profile',
    'role',
  ],
  endpoint: ['instance'],
  'security-group': ['instance', 'endpoint'],
  'peer-route': ['instance'],
  peering: ['peer-route'],
  'route-table': ['instance', 'peer-route'],
  // A route to a gateway that is gone is a black hole: the table goes first.
  'internet-gateway': ['instance', 'address', 'route-table'],
  subnet: ['instance', 'route-table'],
  vpc: ['subnet', 'route-table', 'peering', 'internet-gateway', 'security-group'],
  'instance-profile': ['instance'],
  role: ['instance-profile'],
}

/** All kinds, each after everything that it is created after. */
export const KINDS: readonly Kind[] = Object.keys(CREATE_AFTER) as Kind[]

/** Everything that must exist before a kind can be created, directly or not. */
const foundationOf = (kind: Kind): Kind[] => CREATE_AFTER[kind].flatMap((before) => [before, ...foundationOf(before)])
const HOST_FOUNDATION = new Set(foundationOf('instance'))

/**
 * Whether a host that replaces another can be started before that one ends, because everything that it is started on stands already: then it costs nothing when
 * AWS has no room for it.
 *
 * @param changes what is done to everything that a host is created after
 */
export const startsFirst = (changes: readonly Pick<Change, 'kind' | 'action'>[]): boolean =>
  changes.every(({ kind, action }) => !HOST_FOUNDATION.has(kind) || (action !== 'create' && action !== 'replace'))

/** Kinds that hold what cannot be made again. Only `destroy` with `delete-data` removes them. */
export const DATA_KINDS: readonly Kind[] = ['volume', 'bucket', 'parameter']
