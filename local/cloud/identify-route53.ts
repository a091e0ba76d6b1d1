/** By method and the path below the API's version: what a request to Route 53 asks for. */
const OPERATIONS: readonly (readonly [RegExp, string])[] = [
  [/^POST \/hostedzone$/, 'CreateHostedZone'],
  [/^GET \/hostedzone\/[^/]+$/, 'GetHostedZone'],
  [/^GET \/hostedzone\/[^/]+\/rrset$/, 'ListResourceRecordSets'],
  [/^POST \/hostedzone\/[^/]+\/rrset$/, 'ChangeResourceRecordSets'],
  [/^GET \/change\/[^/]+$/, 'GetChange'],
]

/** The operation of a Route 53 request; `Unknown` for one that the product does not make. */
export function identifyRoute53(method: string, target: string): string {
  const path = (target.split('?')[0] ?? '').replace(/^\/2013-04-01/, '').replace(/\/$/, '')
  return OPERATIONS.find(([pattern]) => pattern.test(`${method} ${path}`))?.[1] ?? 'Unknown'
}
