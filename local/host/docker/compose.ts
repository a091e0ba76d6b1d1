import { existsSync, readFileSync } from 'node:fs'
import { isStandInUp, order, startStandIn } from './control.ts'
import { type Project, readProject } from './project.ts'
import { requireLogin } from './registry.ts'
import { type Container, logFile, readState, writeState } from './state.ts'

const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}
const say = (text: string): void => {
  process.stderr.write(`[simulated] ${text}\n`)
}

/** A form of a command that nothing stands in for. */
export class NotStoodInFor extends Error {
  override readonly name = 'NotStoodInFor'
}

/** Carries out `docker compose …` and returns its exit code. */
export async function compose(
  argumentList: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const { directory, words } = parseGlobals(argumentList)
  const [subcommand = '', ...rest] = words
  if (subcommand === 'version') {
    print('Docker Compose version stand-in')
    return 0
  }
  const project = readProject(directory, environment)
  switch (subcommand) {
    case 'config':
      return config(project, rest)
    case 'pull':
      requireLogin(
        project.services.map(({ image }) => image),
        environment,
      )
      say(`compose pull: ${project.services.length} images not pulled, stand-ins need none`)
      return 0
    case 'up':
      return up(project)
    case 'ps':
      return ps(project)
    case 'logs':
      return logs(project, rest)
    case 'exec':
      return exec(rest)
    case 'down':
      return down()
    default:
      throw new NotStoodInFor(`docker compose ${subcommand}`)
  }
}

/** Options before the subcommand: those with a value, the project directory among them. */
function parseGlobals(argumentList: readonly string[]): { directory: string; words: string[] } {
  const words = [...argumentList]
  let directory = process.cwd()
  while (words[0]?.startsWith('-')) {
    const [option = '', inline] = (words.shift() ?? '').split('=')
    const value = inline ?? words.shift() ?? ''
    if (option === '--project-directory') directory = value
    else if (!['--progress', '--ansi', '--project-name', '-p'].includes(option))
      throw new NotStoodInFor(`docker compose ${option}`)
  }
  return { directory, words }
}

function config(project: Project, rest: readonly string[]): number {
  if (!rest.includes('--images')) throw new NotStoodInFor(`docker compose config ${rest.join(' ')}`)
  for (const service of project.services) print(service.image)
  return 0
}

/** Brings up what is missing or has changed, as compose does; what a real engine would refuse to start is refused. */
async function up(project: Project): Promise<number> {
  const missing = [...project.sources, ...project.services.flatMap((service) => service.sources)].filter(
    (source) => !existsSync(source),
  )
  if (missing.length > 0) {
    process.stderr.write(`Error response from daemon: mount source does not exist: ${missing.join(', ')}\n`)
    return 1
  }
  const before = new Map(readState().containers.map((container) => [container.name, container]))
  const now = new Date().toISOString()
  const containers = project.services.map((service): Container => {
    const old = before.get(service.name)
    return { ...service, project: project.name, startedAt: old?.hash === service.hash ? old.startedAt : now }
  })
  const changed = containers.filter(({ startedAt }) => startedAt === now).map(({ name }) => name)
  writeState({ containers, ingestAuth: project.variables['VISPYR_INGEST_AUTH'] ?? '' })
  if (!(await isStandInUp())) await startStandIn()
  await order('apply')
  say(
    `compose up: stand-ins answer for ${containers.length} services (${changed.length === 0 ? 'none changed' : `new: ${changed.join(', ')}`})`,
  )
  return 0
}

/** One JSON object a line, as compose prints them. */
async function ps(project: Project): Promise<number> {
  const isUp = await isStandInUp()
  for (const { name, image, startedAt, ports } of readState().containers) {
    print(
      JSON.stringify({
        ID: `stand-in-${name}`,
        Name: containerName(project.name, name),
        Image: image,
        Project: project.name,
        Service: name,
        State: isUp ? 'running' : 'exited',
        Health: isUp ? 'healthy' : '',
        Status: isUp ? `Up since ${startedAt} (healthy) (stand-in)` : 'Exited (137)',
        ExitCode: isUp ? 0 : 137,
        Publishers: ports.map(({ address, published, container }) => ({
          URL: address,
          TargetPort: container,
          PublishedPort: published,
          Protocol: 'tcp',
        })),
      }),
    )
  }
  return 0
}

function logs(project: Project, rest: readonly string[]): number {
  const tailAt = rest.indexOf('--tail')
  const tail = tailAt < 0 ? Number.POSITIVE_INFINITY : Number(rest[tailAt + 1])
  const wanted = rest.filter((word, index) => !word.startsWith('-') && (tailAt < 0 || index !== tailAt + 1))
  const prefixed = !rest.includes('--no-log-prefix')
  for (const { name } of project.services) {
    if ((wanted.length > 0 && !wanted.includes(name)) || !existsSync(logFile(name))) continue
    const lines = readFileSync(logFile(name), 'utf8').trimEnd().split('\n')
    for (const line of lines.slice(-tail)) print(prefixed ? `${name}-1  | ${line}` : line)
  }
  return 0
}

/** The few programs in containers that host scripts run. */
async function exec(rest: readonly string[]): Promise<number> {
  const words = rest.filter((word) => word !== '-T')
  const command = words.join(' ')
  if (!(await isStandInUp())) {
    process.stderr.write(`service "${words[0]}" is not running\n`)
    return 1
  }
  if (command.startsWith('prometheus promtool query instant ')) {
    print(await order(`query?expression=${encodeURIComponent(words.at(-1) ?? '')}`))
  } else if (command === 'nginx sh /etc/nginx/reload.sh') {
    await order('reload-certificate')
  } else if (command.startsWith('grafana grafana cli ') && command.includes('reset-admin-password')) {
    await order('set-password', readFileSync(0, 'utf8'))
  } else {
    throw new NotStoodInFor(`docker compose exec ${command}`)
  }
  say(`compose exec ${command}`)
  return 0
}

async function down(): Promise<number> {
  writeState({ containers: [], ingestAuth: '' })
  if (await isStandInUp()) await order('stop')
  say('compose down')
  return 0
}

/** As compose names the containers of a service. */
export function containerName(project: string, service: string): string {
  return `${project}-${service}-1`
}
