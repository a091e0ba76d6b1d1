import { overlaps } from '../model/cidr.ts'
import { UserError } from '../model/errors.ts'
import { type Link, reference, type Wanted } from '../model/resources.ts'
import type { PeerNetwork } from '../model/settings.ts'

/** The network of the host, as far as peerings are concerned. */
interface Home {
  readonly vpc: Link
  readonly cidrs: readonly string[]
  readonly routeTables: readonly { readonly name: string; readonly link: Link }[]
}

/**
 * The connections with the peers and the routes through them: on both sides, in every table in use, to every range of the other side.
 *
 * @throws UserError when ranges overlap, which AWS would refuse only after it has made the connection.
 */
export const wantedPeerings = (peers: readonly PeerNetwork[], home: Home): Wanted[] => {
  refuseOverlaps(peers, home.cidrs)
  return peers.flatMap(({ vpc: peer, cidrs, routeTables, dns }): Wanted[] => {
    const key = `peering/${peer}`
    const peering = reference(key)
    const route = (name: string, table: Link, destination: string): Wanted<'peer-route'> => ({
      kind: 'peer-route',
      key: `peer-route/${name}/${destination}`,
      creation: null,
      state: { table, destination, peering },
    })
    return [
      { kind: 'peering', key, creation: null, state: { vpc: home.vpc, peer, accepted: true, dns } },
      ...home.routeTables.flatMap(({ name, link }) => cidrs.map((cidr) => route(name, link, cidr))),
      ...routeTables.flatMap((table) => home.cidrs.map((cidr) => route(table, table, cidr))),
    ]
  })
}

const refuseOverlaps = (peers: readonly PeerNetwork[], cidrs: readonly string[]): void => {
  const taken = cidrs.map((cidr) => ({ cidr, whose: "the host's VPC" }))
  for (const { vpc, cidrs } of peers) {
    for (const cidr of cidrs) {
      const other = taken.find((one) => overlaps(one.cidr, cidr))
      if (other) {
        throw new UserError(
          `peer-vpc-ids: '${vpc}' has the range ${cidr}, which overlaps ${other.cidr} of ${other.whose}; allowed are VPCs whose ranges lie apart, since a route can lead to one of them only.`,
          { fix: "Leave that peer out, or give the host's VPC another range: `vpc-cidr` for a new deployment." },
        )
      }
    }
    taken.push(...cidrs.map((cidr) => ({ cidr, whose: vpc })))
  }
}
