import { bucketName, parameterName, type Scope } from '../model/names.ts'
import { type Observed, ofKind } from '../model/resources.ts'

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
}

/** The endpoints of what was observed. Telemetry goes to the private address: the ports are open to the VPC only. */
export const endpointsOf = (scope: Scope, observed: readonly Observed[]): Endpoints => {
  const instance = ofKind(observed, 'instance')[0]
  const privateIp = instance?.details.privateIp ?? ''
  const publicIp = ofKind(observed, 'address')[0]?.details.publicIp ?? instance?.details.publicIp ?? ''
  const at = (address: string, format: (address: string) => string): string =>
    instance && address ? format(address) : ''
  return {
    'grafana-url': at(publicIp, (address) => `https://${address}`),
    'otlp-endpoint': at(privateIp, (address) => `${address}:4317`),
    'metrics-endpoint': at(privateIp, (address) => `http://${address}:9090/api/v1/metrics/write`),
    'profiles-endpoint': at(privateIp, (address) => `http://${address}:9999`),
    'pyroscope-url': at(privateIp, (address) => `http://${address}:4040`),
    'tempo-url': at(privateIp, (address) => `http://${address}:3200`),
    'instance-id': instance?.id ?? '',
    'public-ip': publicIp,
    'private-ip': privateIp,
    bucket: observed.some(({ kind }) => kind === 'bucket') ? bucketName(scope) : '',
    'admin-password-parameter': observed.some(({ key }) => key === 'parameter/grafana-admin-password')
      ? parameterName(scope, 'grafana-admin-password')
      : '',
  }
}
