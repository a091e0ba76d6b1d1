import { TOKEN_OVERLAP } from '../model/names.ts'
import { diskCaps } from './disk.ts'
import { memoryLimits } from './memory.ts'
import { DEFAULT_PROFILES_RETENTION_SECONDS, type StackSettings } from './settings.ts'

/** A duration that Go and Prometheus both read; neither knows days in every place. */
export const duration = (seconds: number): string => (seconds % 3600 === 0 ? `${seconds / 3600}h` : `${seconds}s`)

/** The S3 endpoint of a region; China has a domain of its own. */
const s3Endpoint = (region: string): string => `s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`

/**
 * The variables of compose.yml that depend on the settings.
 * @param configurations the folder of each component's configuration, by component.
 */
export const environmentOf = (
  settings: StackSettings,
  configurations: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> => {
  const variables = new Map<string, string>()
  if (settings.logs) variables.set('COMPOSE_PROFILES', 'logs')
  variables.set('VISPYR_NAME', settings.name)
  variables.set('VISPYR_HOST_NAME', `vispyr-${settings.name}`)
  variables.set('VISPYR_REGION', settings.region)
  variables.set('VISPYR_BUCKET', settings.bucket)
  variables.set('VISPYR_S3_ENDPOINT', s3Endpoint(settings.region))
  variables.set('VISPYR_INGEST_AUTH', settings.ingestAuth ?? 'none')
  variables.set('VISPYR_INGEST_TOKEN_OVERLAP', String(TOKEN_OVERLAP))
  if (settings.imageRegistry) variables.set('VISPYR_IMAGE_REGISTRY', settings.imageRegistry)
  if (settings.isolated) variables.set('VISPYR_ISOLATED', 'true')
  if (settings.domain) variables.set('VISPYR_DOMAIN', settings.domain)
  if (settings.email) variables.set('VISPYR_EMAIL', settings.email)
  if (settings.adminPasswordParameter) variables.set('VISPYR_ADMIN_PASSWORD_PARAMETER', settings.adminPasswordParameter)
  for (const [secret, version] of Object.entries(settings.secretVersions ?? {})) {
    variables.set(`VISPYR_VERSION_${secret.toUpperCase().replaceAll('-', '_')}`, String(version))
  }

  variables.set('VISPYR_TRACES_RETENTION', duration(settings.tracesRetentionSeconds))
  variables.set(
    'VISPYR_PROFILES_RETENTION',
    duration(settings.profilesRetentionSeconds ?? DEFAULT_PROFILES_RETENTION_SECONDS),
  )
  if (settings.logs)
    variables.set('VISPYR_LOGS_RETENTION', duration(settings.logsRetentionSeconds ?? settings.tracesRetentionSeconds))
  variables.set('VISPYR_PROFILES_DISK_MIB', String(diskCaps(settings.volumeSizeGiB).pyroscope))

  const limits = memoryLimits(settings.memoryMiB, settings.logs)
  for (const [service, { limitMiB, goLimitMiB }] of limits) {
    variables.set(`VISPYR_MEMORY_${service.toUpperCase()}`, `${limitMiB}m`)
    variables.set(`VISPYR_GOMEMLIMIT_${service.toUpperCase()}`, `${goLimitMiB}MiB`)
  }

  // What a host of this size takes in for long: 2,000 spans a second of about 1 KiB each on 4 GiB, with bursts of several times that. Tempo's live traces, the
  // generator's series and Prometheus' head grow with it, so the limits follow the memory that each of them has.
  const tempo = limits.get('tempo')?.limitMiB ?? 0
  const prometheus = limits.get('prometheus')?.limitMiB ?? 0
  const pyroscope = limits.get('pyroscope')?.limitMiB ?? 0
  variables.set('VISPYR_TRACES_RATE_BYTES', String(tempo * 8_000))
  variables.set('VISPYR_TRACES_BURST_BYTES', String(tempo * 16_000))
  variables.set('VISPYR_SPAN_METRICS_MAX_SERIES', String(prometheus * 40))
  variables.set('VISPYR_PROFILES_RATE_MB', String(Math.max(2, Math.floor(pyroscope / 128))))

  for (const [component, folder] of configurations) variables.set(`VISPYR_CONFIG_${component.toUpperCase()}`, folder)
  return variables
}

/** The variables as an env file that compose reads. Values are plain words, checked, so nothing needs quoting. */
export const environmentFile = (variables: ReadonlyMap<string, string>): string =>
  [...variables]
    .map(([name, value]) => {
      if (!/^[\w.:/@+-]*$/.test(value))
        throw new Error(`${name} has a character that an env file would read as its own: ${value}`)
      return `${name}=${value}\n`
    })
    .join('')
