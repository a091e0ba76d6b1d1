import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { type Cloud, startCloud } from './cloud/start.ts'
import { banner, shiftNotice } from './demo/banner.ts'
import { type DemoStep, requireNoChange, requireNothingLeft, runStep, table } from './demo/steps.ts'
import { toTheEnd } from './failures.ts'

const HELP = `npm run demo [-- --keep] [-- --engine]

Deploys, deploys again, asks for the status and destroys, on an embedded cloud of its own. No AWS account is needed.

  --keep     leaves the deployment up, and the cloud in the foreground until Ctrl-C
  --engine   fails rather than stand in for the stack, when this machine's Docker Engine cannot run it`

const NAME = 'demo'

const cancellation = new AbortController()
const running = { onLine: (line: string) => console.log(line), signal: cancellation.signal }

const { values } = parseArgs({
  options: { keep: { type: 'boolean' }, engine: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
})

if (values.help === true) console.log(HELP)
else await toTheEnd(demo)

async function demo(): Promise<void> {
  // Ctrl-C cancels the step as a runner would, and what was started is ended.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => cancellation.abort())
  const cloud = await startCloud({ docker: values.engine === true ? 'engine' : 'auto' })
  try {
    console.log(`The embedded cloud answers at ${cloud.url}, on this machine only.\n${banner(cloud.docker)}`)
    await (values.keep === true ? deployAndKeep(cloud) : goThroughAll(cloud))
  } finally {
    await cloud.close()
  }
}

async function goThroughAll(cloud: Cloud): Promise<void> {
  const steps: DemoStep[] = []
  const step = async (title: string, inputs: Readonly<Record<string, string>>): Promise<DemoStep> => {
    console.log(`\n=== ${title}`)
    const done = await runStep(cloud, title, { name: NAME, ...inputs }, running)
    steps.push(done)
    return done
  }
  await step('deploy', { command: 'deploy' })
  requireNoChange(cloud, await step('deploy again', { command: 'deploy' }))
  await step('status', { command: 'status' })
  await step('destroy', { command: 'destroy', 'delete-data': 'true' })
  await requireNothingLeft(cloud)
  console.log(`\n${table(steps)}\n\nThe second deploy changed nothing, and after destroy nothing is left.`)
}

async function deployAndKeep(cloud: Cloud): Promise<void> {
  const { result } = await runStep(cloud, 'deploy', { name: NAME, command: 'deploy' }, running)
  console.log('\nUp. Addresses 127.x.y.z stand for public ones and lead to the emulated host:')
  for (const [name, value] of Object.entries(result.outputs))
    if (/url|endpoint/.test(name) && value !== '') console.log(`  ${name}  ${value}`)
  if (cloud.portShift > 0) console.log(`  ${shiftNotice(cloud.portShift)}`)
  for (const { instanceId, address } of cloud.control.hosts()) {
    console.log(
      `  The private address of ${instanceId} leads nowhere here: on this machine the host itself is ${address}.`,
    )
  }
  console.log('\nTo point an AWS client or `npm run action` at the cloud:')
  for (const [name, value] of Object.entries(cloud.environment)) console.log(`  export ${name}=${value}`)
  console.log('\nCtrl-C ends it all.')
  await once(cancellation.signal, 'abort')
}
