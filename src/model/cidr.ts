import ipaddr from 'ipaddr.js'

/** Reads an IPv4 range in CIDR notation with no host bits set; null when it is not one. */
export const parseCidr = (text: string): string | null => {
  if (!/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/.test(text) || !ipaddr.IPv4.isValidCIDR(text)) return null
  const [, bits] = ipaddr.IPv4.parseCIDR(text)
  const network = `${ipaddr.IPv4.networkAddressFromCIDR(text).toString()}/${bits}`
  return network === text ? network : null
}

/** The range that an address with host bits lies in: `10.0.0.5/24` -> `10.0.0.0/24`; null when it is no IPv4 range at all. */
export const networkOf = (text: string): string | null => {
  if (!ipaddr.IPv4.isValidCIDR(text)) return null
  return `${ipaddr.IPv4.networkAddressFromCIDR(text).toString()}/${prefixLength(text)}`
}

/** The prefix length of a valid range: 24 for `10.0.0.0/24`. */
export const prefixLength = (cidr: string): number => ipaddr.IPv4.parseCIDR(cidr)[1]

/** Whether every address of the inner range is in the outer one. */
export const contains = (outer: string, inner: string): boolean => {
  const [network] = ipaddr.IPv4.parseCIDR(inner)
  return prefixLength(outer) <= prefixLength(inner) && network.match(ipaddr.IPv4.parseCIDR(outer))
}

/** Whether two ranges share an address: of two CIDR ranges, one then contains the other. */
export const overlaps = (left: string, right: string): boolean => contains(left, right) || contains(right, left)

/** Address ranges that do not route on the internet: RFC 1918 and the carrier-grade NAT range of RFC 6598. */
export const PRIVATE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10']

/** Whether no address of the range routes on the internet. */
export const isPrivate = (cidr: string): boolean => PRIVATE_RANGES.some((range) => contains(range, cidr))

/** The n-th range of the given prefix length within a larger one, counted from zero. */
export const subrange = (cidr: string, bits: number, index: number): string => {
  const octets = ipaddr.IPv4.parseCIDR(cidr)[0].toByteArray()
  const start = octets.reduce((value, octet) => value * 256 + octet, 0) + index * 2 ** (32 - bits)
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256)
  return `${bytes.join('.')}/${bits}`
}
