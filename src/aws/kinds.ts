import type { Kind } from '../model/resources.ts'
import { address } from './address.ts'
import { bucket } from './bucket.ts'
import { endpoint } from './endpoint.ts'
import { instance } from './instance.ts'
import { instanceProfile } from './instance-profile.ts'
import { internetGateway } from './internet-gateway.ts'
import type { ResourceKind } from './kind.ts'
import { parameter } from './parameter.ts'
import { peerRoute } from './peer-route.ts'
import { peering } from './peering.ts'
import { record } from './record.ts'
import { role } from './role.ts'
import { routeTable } from './route-table.ts'
import { securityGroup } from './security-group.ts'
import { subnet } from './subnet.ts'
import { volume } from './volume.ts'
import { vpc } from './vpc.ts'

/** Every kind of resource that a deployment is made of. */
export const RESOURCE_KINDS: { readonly [K in Kind]: ResourceKind<K> } = {
  role: role,
  'instance-profile': instanceProfile,
  parameter: parameter,
  bucket: bucket,
  vpc: vpc,
  'internet-gateway': internetGateway,
  subnet: subnet,
  'route-table': routeTable,
  peering: peering,
  'peer-route': peerRoute,
  'security-group': securityGroup,
  endpoint: endpoint,
  instance: instance,
  volume: volume,
  address: address,
  record: record,
}
