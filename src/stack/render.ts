import { isMap, isSeq, parseDocument } from 'yaml'
import { diskCaps } from './disk.ts'
import { duration, environmentFile, environmentOf } from './environment.ts'
import { byPath, digestOf, readFiles, type StackFile, textFile, textOf } from './files.ts'
import { COMPOSE_FILES, imageFrom } from './images.ts'
import { readOverlay } from './overlay/overlay.ts'
import type { StackSettings } from './settings.ts'

/** Folders of stack/ that are one component's configuration. Each becomes `config/<component>-<digest>/` of the release. */
const COMPONENTS = ['alloy', 'grafana', 'loki', 'nginx', 'prometheus', 'pyroscope', 'tempo'] as const

/** Traces of a service lead to its logs: what Tempo's data source says when Loki runs. */
const TRACES_TO_LOGS = {
  datasourceUid: 'loki',
  spanStartTimeShift: '-5m',
  spanEndTimeShift: '5m',
  filterByTraceID: true,
  tags: [{ key: 'service.name', value: 'service_name' }],
}

/** How YAML files of this repository are laid out; without it a rendered file would differ from its source in every line. */
const YAML_STYLE = { lineWidth: 0, flowCollectionPadding: false } as const

/** Changes the text of one file. */
const edit = (files: readonly StackFile[], path: string, change: (text: string) => string): StackFile[] =>
  files.map((file) => (file.path === path ? textFile(path, change(textOf(file)), file.mode) : file))

const without = (files: readonly StackFile[], ...paths: readonly string[]): StackFile[] =>
  files.filter((file) => !paths.includes(file.path))

const rename = (files: readonly StackFile[], from: string, to: string): StackFile[] =>
  files.map((file) => (file.path.startsWith(from) ? { ...file, path: to + file.path.slice(from.length) } : file))

/** Prometheus reads no environment, so its retention is written into the file. */
const withRetention = (files: readonly StackFile[], settings: StackSettings): StackFile[] =>
  edit(files, 'prometheus/prometheus.yml', (text) => {
    const document = parseDocument(text)
    document.setIn(['storage', 'tsdb', 'retention', 'time'], duration(settings.metricsRetentionSeconds))
    document.setIn(['storage', 'tsdb', 'retention', 'size'], `${diskCaps(settings.volumeSizeGiB).prometheus}MiB`)
    return document.toString(YAML_STYLE)
  })

/** Points Tempo's traces at the logs of the same service. */
const withTracesToLogs = (text: string): string => {
  const document = parseDocument(text)
  const sources = document.get('datasources')
  const tempo = isSeq(sources)
    ? sources.items.find((source) => isMap(source) && source.get('uid') === 'tempo')
    : undefined
  if (!isMap(tempo)) throw new Error('the data source tempo is missing')
  tempo.setIn(['jsonData', 'tracesToLogsV2'], document.createNode(TRACES_TO_LOGS))
  return document.toString(YAML_STYLE)
}

/**
 * Takes Loki out of the compose file. Its profile alone would not do: compose does not count a service whose profile is off as an orphan, so a Loki that was
 * switched off would run on.
 */
const withoutLoki = (text: string): string => {
  const document = parseDocument(text)
  document.deleteIn(['services', 'loki'])
  document.deleteIn(['volumes', 'loki'])
  return document.toString(YAML_STYLE)
}

/** Keeps the one receiver that fits, and what of logs belongs to it. */
const withLogs = (files: readonly StackFile[], logs: boolean): StackFile[] => {
  if (logs)
    return edit(
      without(files, 'alloy/receiver.alloy'),
      'grafana/provisioning/datasources/vispyr.yaml',
      withTracesToLogs,
    )
  const kept = without(
    files.filter((file) => !file.path.startsWith('loki/')),
    'alloy/receiver-logs.alloy',
    'alloy/logs.alloy',
    'grafana/provisioning/datasources/logs.yaml',
  )
  return edit(kept, 'compose.yml', withoutLoki)
}

/** Who has no domain needs nobody to obtain its certificate. */
const withDomain = (files: readonly StackFile[], domain: string | undefined): StackFile[] =>
  domain === undefined
    ? edit(files, 'compose.yml', (text) => {
        const document = parseDocument(text)
        document.deleteIn(['services', 'acme'])
        return document.toString(YAML_STYLE)
      })
    : [...files]

/** Puts another registry in Docker Hub's place, also in the user's own services. */
const withRegistry = (files: readonly StackFile[], registry: string | undefined): StackFile[] =>
  registry === undefined
    ? [...files]
    : COMPOSE_FILES.reduce<StackFile[]>(
        (edited, path) =>
          edit(edited, path, (text) => {
            const document = parseDocument(text)
            const services = document.get('services')
            for (const { value: service } of isMap(services) ? services.items : []) {
              const image = isMap(service) ? service.get('image') : undefined
              if (isMap(service) && typeof image === 'string') service.set('image', imageFrom(registry, image))
            }
            return document.toString(YAML_STYLE)
          }),
        [...files],
      )

/** Puts the chosen guard of 4317, 9090 and 9999 where nginx.conf includes it. */
const withIngestAuth = (files: readonly StackFile[], mode: 'none' | 'token'): StackFile[] => {
  const other = mode === 'none' ? 'token' : 'none'
  return rename(
    files.filter((file) => !file.path.startsWith(`nginx/ingest-${other}/`)),
    `nginx/ingest-${mode}/`,
    'nginx/ingest/',
  )
}

/** Gives each component's folder its digest as part of the name, so that a path on the host never changes its content. */
const contentAddressed = (files: readonly StackFile[]): { files: StackFile[]; folders: Map<string, string> } => {
  const folders = new Map<string, string>()
  let renamed = [...files]
  for (const component of COMPONENTS) {
    const own = files.filter((file) => file.path.startsWith(`${component}/`))
    if (own.length === 0) continue
    const folder = `${component}-${digestOf(own)}`
    folders.set(component, folder)
    renamed = rename(renamed, `${component}/`, `config/${folder}/`)
  }
  return { files: renamed, folders }
}

/**
 * The files of a release: stack/ with the settings rendered into it, sorted by path and the same byte for byte for the same input.
 * @param options.directory the folder `stack/` of this action.
 * @param options.overlay the users' own folder (`stack-dir`), laid over it.
 * @throws UserError when the instance or the volume is too small, or a file of the overlay is broken.
 */
export const renderStack = async (options: {
  readonly directory: string
  readonly settings: StackSettings
  readonly overlay?: string
}): Promise<StackFile[]> => {
  const { directory, settings } = options
  // agent/ is for the users' own hosts.
  const shipped = (await readFiles(directory)).filter((file) => !file.path.startsWith('agent/'))
  const overlay = options.overlay === undefined ? [] : await readOverlay(options.overlay, shipped)
  const configured = withRegistry(
    withIngestAuth(
      withDomain(withLogs(withRetention([...shipped, ...overlay], settings), settings.logs), settings.domain),
      settings.ingestAuth ?? 'none',
    ),
    settings.imageRegistry,
  )
  const { files, folders } = contentAddressed(configured)
  return [...files, textFile('.env', environmentFile(environmentOf(settings, folders)))].sort(byPath)
}
