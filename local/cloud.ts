import { parseArgs } from 'node:util'
import { startCloud } from './cloud/start.ts'
import { shiftNotice } from './demo/banner.ts'
import { toTheEnd } from './failures.ts'

const HELP = `npm run cloud -- [--port N] [--region NAME] [--engine]

Runs the embedded cloud in the foreground until Ctrl-C: moto behind a front that supplies what moto lacks, and a host for every instance.
--engine fails rather than stand in for the stack, when this machine's Docker Engine cannot run it.`

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    region: { type: 'string' },
    engine: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
})

if (values.help === true) console.log(HELP)
else await toTheEnd(serve)

async function serve(): Promise<void> {
  const cloud = await startCloud({
    ...(values.port === undefined ? {} : { port: portOf(values.port) }),
    ...(values.region === undefined ? {} : { region: values.region }),
    docker: values.engine === true ? 'engine' : 'auto',
    onLine: (line) => console.error(line),
  })
  for (const [name, value] of Object.entries(cloud.environment)) console.log(`export ${name}=${value}`)
  console.error(
    `\nThe embedded cloud answers at ${cloud.url}, on this machine only. Paste the lines above into a shell; Ctrl-C ends it.`,
  )
  if (cloud.portShift > 0) console.error(shiftNotice(cloud.portShift))
  if (cloud.docker.mode === 'stand-in') console.error(`Stand-ins take the place of the stack: ${cloud.docker.because}.`)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await cloud.close()
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port takes a number from 0 to 65535, not ${text}`)
  return port
}
