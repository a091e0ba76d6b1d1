import { isPrivate, parseCidr } from '../model/cidr.ts'
import { bucketName, parameterName, type Scope } from '../model/names.ts'
import { type Observed, ofKind } from '../model/resources.ts'
import type { Configuration } from '../model/settings.ts'

/** Where to reach a deployment. Empty where there is no host yet. */
export interface Endpoints {
  readonly 'grafana-url': string
  readonly 'otlp-endpoint': string
  readonly 'metrics-endpoint': string
  readonly 'profiles-endpoint': string
  readonly 'pyroscope-url': string
  readonly 'tempo-url': string
  readonly 'instance-id': string
  readonly 'public-ip': string
  readonly 'private-ip': string
  readonly bucket: string
  readonly 'admin-password-parameter': string
  readonly 'ingest-token-parameter': string
}

/**
 * The endpoints of what was observed. Telemetry goes to the private address, or to the public one when someone outside private ranges may send it; over TLS as
 * soon as a token is in force.
 *
 * @param configuration what of the caller's is part of them: a domain, a parameter with Grafana's password
 */
export const endpointsOf = (
  scope: Scope,
  observed: readonly Observed[],
  configuration?: Pick<Configuration, 'tls' | 'adminPasswordParameter'>,
): Endpoints => {
  const instance = ofKind(observed, 'instance')[0]
  const privateIp = instance?.details.privateIp ?? ''
  const publicIp = ofKind(observed, 'address')[0]?.details.publicIp ?? instance?.details.publicIp ?? ''
  const publicName = configuration?.tls?.domain ?? publicIp
  const ingest = ofKind(observed, 'security-group').some(({ state }) => state.ingress.some(isPublicIngestion))
    ? publicName
    : privateIp
  const hasToken = observed.some(({ key }) => key === 'parameter/ingest-token')
  const scheme = hasToken ? 'https' : 'http'
  const at = (address: string, format: (address: string) => string): string =>
    instance && address ? format(address) : ''
  return {
    // Behind a NAT the host has no public address.
    'grafana-url': at(publicName || privateIp, (address) => `https://${address}`),
    'otlp-endpoint': at(ingest, (address) => `${address}:4317`),
    'metrics-endpoint': at(ingest, (address) => `${scheme}://${address}:9090/api/v1/metrics/write`),
    'profiles-endpoint': at(ingest, (address) => `${scheme}://${address}:9999`),
    'pyroscope-url': at(privateIp, (address) => `http://${address}:4040`),
    'tempo-url': at(privateIp, (address) => `http://${address}:3200`),
    'instance-id': instance?.id ?? '',
    'public-ip': publicIp,
    'private-ip': privateIp,
    bucket: observed.some(({ kind }) => kind === 'bucket') ? bucketName(scope) : '',
    'admin-password-parameter': observed.some(({ key }) => key === 'parameter/grafana-admin-password')
      ? parameterName(scope, 'grafana-admin-password')
      : (configuration?.adminPasswordParameter ?? ''),
    'ingest-token-parameter': hasToken ? parameterName(scope, 'ingest-token') : '',
  }
}

/** Whether a rule, such as `tcp 4317 from 0.0.0.0/0`, lets telemetry in from outside private ranges. */
const isPublicIngestion = (rule: string): boolean => {
  const range = /^tcp (?:4317|9090|9999) from (.+)$/.exec(rule)?.[1]
  return range !== undefined && parseCidr(range) !== null && !isPrivate(range)
}
