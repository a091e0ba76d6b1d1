import { compose, containerName, NotStoodInFor } from './compose.ts'
import { isStandInUp, order, startStandIn } from './control.ts'
import { logIn, requireLogin } from './registry.ts'
import { readState } from './state.ts'

// `docker` on an emulated host without an engine: the forms that the host scripts use, answered from what the stand-ins really do. Anything else fails loudly.

const [command = '', ...rest] = process.argv.slice(2)

try {
  process.exitCode = await run()
} catch (error) {
  process.stderr.write(
    error instanceof NotStoodInFor
      ? `[simulated] nothing stands in for "${error.message}" on an emulated host without Docker\n`
      : `${error instanceof Error ? error.message : String(error)}\n`,
  )
  process.exitCode = error instanceof NotStoodInFor ? 126 : 1
}

async function run(): Promise<number> {
  switch (command) {
    case 'version':
      process.stdout.write('Client: stand-in\nServer: stand-in\n')
      return 0
    case 'compose':
      return compose(rest, process.env)
    case 'login':
      return logIn(rest, process.env)
    case 'pull':
      requireLogin([rest.at(-1) ?? ''], process.env)
      process.stderr.write(`[simulated] docker pull ${rest.at(-1)}: not pulled, stand-ins need no images\n`)
      return 0
    case 'inspect':
      return inspect()
    // Not Docker's own: what the daemon does when the host starts again.
    case 'stand-in-boot':
      if (readState().containers.length > 0 && !(await isStandInUp())) {
        await startStandIn()
        await order('apply')
      }
      return 0
    default:
      throw new NotStoodInFor(`docker ${command}`)
  }
}

/** `docker inspect --format '{{json .State}}' NAME`. */
async function inspect(): Promise<number> {
  if (rest[1] !== '{{json .State}}') throw new NotStoodInFor(`docker inspect ${rest.join(' ')}`)
  const name = rest.at(-1) ?? ''
  const container = readState().containers.find((one) => containerName(one.project, one.name) === name)
  if (container === undefined) {
    process.stderr.write(`Error response from daemon: No such container: ${name}\n`)
    return 1
  }
  const isUp = await isStandInUp()
  const state = {
    Status: isUp ? 'running' : 'exited',
    ExitCode: isUp ? 0 : 137,
    OOMKilled: false,
    Error: '',
    StartedAt: container.startedAt,
  }
  process.stdout.write(`${JSON.stringify({ ...state, Health: { Status: isUp ? 'healthy' : 'unhealthy', Log: [] } })}\n`)
  return 0
}
