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
  // Not before the route to the internet: the host's agent and package manager need it at first boot.
  instance: ['instance-profile', 'subnet', 'security-group', 'route-table', 'internet-gateway'],
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
    'route-table',
    'peer-route',
    'peering',
    'internet-gateway',
    'subnet',
    'vpc',
    'instance-profile',
    'role',
  ],
  'security-group': ['instance'],
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

/** Kinds that hold what cannot be made again. Only `destroy` with `delete-data` removes them. */
export const DATA_KINDS: readonly Kind[] = ['volume', 'bucket', 'parameter']
