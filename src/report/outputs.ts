import { planJson } from './plan-text.ts'
import type { Report } from './report.ts'

/** The step's outputs: always the same names, empty where there is nothing to say. */
export const outputsOf = ({
  plan,
  endpoints,
  release,
  changed,
  expiresAt,
  sweep,
  certificateAuthority,
}: Report): Readonly<Record<string, string>> => ({
  'grafana-url': '',
  'otlp-endpoint': '',
  'metrics-endpoint': '',
  'profiles-endpoint': '',
  'pyroscope-url': '',
  'tempo-url': '',
  'instance-id': '',
  'public-ip': '',
  'private-ip': '',
  bucket: '',
  'admin-password-parameter': '',
  'ingest-token-parameter': '',
  ...endpoints,
  release: release ?? '',
  changed: String(changed),
  'expires-at': expiresAt ?? '',
  swept: (sweep ?? [])
    .filter(({ outcome }) => outcome === 'destroyed')
    .map(({ name }) => name)
    .join(','),
  plan: plan ? JSON.stringify(planJson(plan)) : '',
  'ca-certificate': certificateAuthority ?? '',
  'agent-directory': '',
})
