// biome-ignore-all lint/suspicious/noTemplateCurlyInString: bash has variables like this
import { existsSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  AttachVolumeCommand,
  CreateVolumeCommand,
  RebootInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2'
import { CreateBucketCommand, GetObjectCommand } from '@aws-sdk/client-s3'
import {
  CancelCommandCommand,
  DescribeInstanceInformationCommand,
  GetCommandInvocationCommand,
  type GetCommandInvocationCommandOutput,
  GetConnectionStatusCommand,
  ListCommandInvocationsCommand,
  ListCommandsCommand,
  SendCommandCommand,
  type SendCommandCommandInput,
} from '@aws-sdk/client-ssm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { processesOf } from '../../../local/host/processes.ts'
import { type Account, errorName, makeProfile, startAccount, there } from './account.ts'

const Bucket = 'commands-test'
const REGISTRATION_MS = 60_000
const INVOCATION_MS = 2_000
/** Whoever waits for a real process waits for longer than any machine needs. */
const PATIENTLY = { timeout: 60_000 }
const FINAL = ['Success', 'Failed', 'Cancelled', 'TimedOut']

let account: Account
/** A host with a role, in a zone whose volumes it can have, that has registered. */
let host: string
beforeAll(async () => {
  account = await startAccount({ registrationDelayMs: REGISTRATION_MS, invocationDelayMs: INVOCATION_MS })
  await makeProfile(account, 'host')
  await account.s3.send(new CreateBucketCommand({ Bucket }))
  host = await startHost()
})
afterAll(() => account.cloud.close())

async function startHost(): Promise<string> {
  const { InstanceId = '' } = await account.launch({ IamInstanceProfile: { Name: 'host' } })
  account.advance(REGISTRATION_MS)
  return InstanceId
}

async function isRegistered(instanceId: string): Promise<boolean> {
  const Filters = [{ Key: 'InstanceIds', Values: [instanceId] }]
  const { InstanceInformationList } = await account.ssm.send(new DescribeInstanceInformationCommand({ Filters }))
  return InstanceInformationList?.[0]?.PingStatus === 'Online'
}

async function send(
  script: string,
  input: Partial<SendCommandCommandInput> = {},
  parameters: Record<string, string[]> = {},
): Promise<string> {
  const { Command } = await account.ssm.send(
    new SendCommandCommand({
      InstanceIds: [host],
      DocumentName: 'AWS-RunShellScript',
      Parameters: { commands: script.split('\n'), ...parameters },
      ...input,
    }),
  )
  return there(Command?.CommandId)
}

const invocation = (CommandId: string): Promise<GetCommandInvocationCommandOutput> =>
  account.ssm.send(new GetCommandInvocationCommand({ CommandId, InstanceId: host }))

/** The invocation when it has ended. */
async function outcome(CommandId: string): Promise<GetCommandInvocationCommandOutput> {
  account.advance(INVOCATION_MS)
  await expect.poll(async () => FINAL.includes((await invocation(CommandId)).Status ?? ''), PATIENTLY).toBe(true)
  return invocation(CommandId)
}

const run = async (script: string): Promise<GetCommandInvocationCommandOutput> => outcome(await send(script))

const rootOf = (instanceId: string): string =>
  there(account.cloud.control.hosts().find((one) => one.instanceId === instanceId)).root

describe('registration', () => {
  it('takes its time: until then there is no such instance to Run Command', async () => {
    const { InstanceId = '' } = await account.launch()
    expect(await isRegistered(InstanceId)).toBe(false)
    expect(await errorName(send('true', { InstanceIds: [InstanceId] }))).toBe('InvalidInstanceId')
    account.advance(REGISTRATION_MS)
    expect(await isRegistered(InstanceId)).toBe(true)
    expect((await account.ssm.send(new GetConnectionStatusCommand({ Target: InstanceId }))).Status).toBe('connected')
    await account.ec2.send(new TerminateInstancesCommand({ InstanceIds: [InstanceId] }))
    expect(await isRegistered(InstanceId)).toBe(false)
  })
})

describe('Run Command', () => {
  it('really runs the script, whose shebang counts, and reports its own exit code', async () => {
    const ended = await run(
      '#!/usr/bin/env bash\nset -euo pipefail\nwords=(one two)\necho ${#words[*]}\necho oops >&2\nexit 7',
    )
    expect(ended).toMatchObject({ Status: 'Failed', ResponseCode: 7, StandardOutputContent: '2\n' })
    expect(ended.StandardErrorContent).toMatch(/^oops\n.*exit status 7/s)
  })

  it('cuts the output that it shows, and puts all of it into the bucket', async () => {
    const script = "head -c 30000 /dev/zero | tr '\\0' o\nhead -c 9000 /dev/zero | tr '\\0' e >&2"
    const CommandId = await send(script, { OutputS3BucketName: Bucket, OutputS3KeyPrefix: 'commands' })
    const ended = await outcome(CommandId)
    expect(ended.StandardOutputContent).toHaveLength(24_000)
    expect(ended.StandardErrorContent).toHaveLength(8_000)
    const Key = `commands/${CommandId}/${host}/awsrunShellScript/0.awsrunShellScript/stdout`
    const { Body } = await account.s3.send(new GetObjectCommand({ Bucket, Key }))
    expect(await Body?.transformToString()).toHaveLength(30_000)
  })

  it('cannot find a command that it has just taken', async () => {
    const CommandId = await send('true')
    expect(await errorName(invocation(CommandId))).toBe('InvocationDoesNotExist')
    expect((await outcome(CommandId)).Status).toBe('Success')
  })

  it('shows no output before the end', async () => {
    const CommandId = await send('echo early\nuntil [ -e "$VISPYR_ROOT/tmp/go" ]; do sleep 0.05; done')
    account.advance(INVOCATION_MS)
    const printed = join(rootOf(host), `var/lib/amazon/ssm/${host}/document/orchestration/${CommandId}/stdout`)
    await expect.poll(() => existsSync(printed) && readFileSync(printed, 'utf8'), PATIENTLY).toBe('early\n')
    expect(await invocation(CommandId)).toMatchObject({
      Status: 'InProgress',
      ResponseCode: -1,
      StandardOutputContent: '',
    })
    await writeFile(join(rootOf(host), 'tmp/go'), '')
    expect((await outcome(CommandId)).StandardOutputContent).toBe('early\n')
  })

  it('ends a script that runs for longer than it may', async () => {
    const CommandId = await send('sleep 60', {}, { executionTimeout: ['5'] })
    expect(await outcome(CommandId)).toMatchObject({ Status: 'TimedOut', ResponseCode: 137 })
  })

  it('cancels by killing the whole process group', async () => {
    const CommandId = await send('touch "$VISPYR_ROOT/tmp/started"\nsleep 60 &\nwait')
    await expect.poll(() => existsSync(join(rootOf(host), 'tmp/started')), PATIENTLY).toBe(true)
    await account.ssm.send(new CancelCommandCommand({ CommandId }))
    expect((await outcome(CommandId)).Status).toBe('Cancelled')
    const marker = join(rootOf(host), '../../..', host)
    await expect.poll(() => processesOf(marker), PATIENTLY).toEqual([])
  })

  it('lists what was sent, with its text, and how it ended', async () => {
    const CommandId = await send('echo listed')
    await outcome(CommandId)
    const { Commands } = await account.ssm.send(new ListCommandsCommand({ CommandId }))
    expect(Commands?.[0]).toMatchObject({ Status: 'Success', Parameters: { commands: ['echo listed'] } })
    const { CommandInvocations } = await account.ssm.send(
      new ListCommandInvocationsCommand({ CommandId, Details: true }),
    )
    expect(CommandInvocations?.[0]?.CommandPlugins?.[0]).toMatchObject({ ResponseCode: 0, Output: 'listed\n' })
  })

  it.each([
    ['InvalidDocument', { DocumentName: 'AWS-Nothing' }],
    ['MaxDocumentSizeExceeded', { Parameters: { commands: ['x'.repeat(70_000)] } }],
    ['ValidationException', { TimeoutSeconds: 5 }],
    ['InvalidParameters', { Parameters: { commands: ['true'], executionTimeout: ['1'] } }],
  ])('refuses with %s', async (code, input) => {
    expect(await errorName(send('true', input))).toBe(code)
  })
})

describe('a host', () => {
  it('calls AWS with the credentials of its role, and is told apart in the record', async () => {
    const ended = await run('aws sts get-caller-identity --query Arn --output text')
    expect(ended.StandardOutputContent).toBe(`arn:aws:sts::123456789012:assumed-role/host/${host}\n`)
    expect(account.cloud.control.calls().find((call) => call.operation === 'GetCallerIdentity')).toMatchObject({
      origin: 'host',
    })
  })

  it('calls AWS as if the command line interface ran in its own process', async () => {
    const ended = await run(`cd $VISPYR_ROOT/tmp
printf kept | aws s3 cp --only-show-errors - s3://${Bucket}/from-stdin
aws s3 cp --only-show-errors s3://${Bucket}/from-stdin here
cat here
aws s3 cp --only-show-errors s3://${Bucket}/nothing . ; echo " $?"
aws nonsense; exit $?`)
    expect(ended).toMatchObject({ Status: 'Failed', ResponseCode: 2, StandardOutputContent: 'kept 1\n' })
    expect(ended.StandardErrorContent).toMatch(/\(404\).*Invalid choice/s)
  })

  it('calls AWS no longer once the caller has been killed', async () => {
    const ended = await run(`set -e
cd $VISPYR_ROOT/tmp
mkfifo input
aws s3 cp - s3://${Bucket}/never <input &
exec 5>input
# More than a pipe holds: it is written only once the call is under way.
head --bytes 100000 /dev/zero >&5
kill -KILL $!
wait $! || echo $?
exec 5>&-
# As long as somebody reads, the call is alive; after an orderly end of its input it would upload what there is.
until ! python3 -c 'import os; os.open("input", os.O_WRONLY | os.O_NONBLOCK)' 2>/dev/null; do :; done
aws s3 ls s3://${Bucket}/never || echo nothing there`)
    expect(ended).toMatchObject({ Status: 'Success', StandardOutputContent: '137\nnothing there\n' })
  })

  it('touches nothing outside its own tree', async () => {
    const script =
      'for c in "rm -rf" mkdir touch "cp /dev/null" "tee"; do $c /outside-the-tree </dev/null && echo "$c did it"; done; sudo id && echo sudo did it; true'
    const ended = await run(script)
    expect(ended.StandardOutputContent).toBe('')
    expect(ended.StandardErrorContent).toContain(
      "refused: rm would touch /outside-the-tree, outside the host's own tree",
    )
    expect(existsSync('/outside-the-tree')).toBe(false)
  })

  it('talks to nobody outside this machine', async () => {
    const ended = await run('curl --silent https://example.com/')
    expect(ended).toMatchObject({ Status: 'Failed', ResponseCode: 6 })
    expect(ended.StandardErrorContent).toContain('[simulated] refused')
  })

  it('says of what it only stands in for', async () => {
    const ended = await run('dnf install --assumeyes docker && systemctl enable --now docker')
    expect(ended).toMatchObject({ Status: 'Success' })
    expect(ended.StandardErrorContent?.match(/\[simulated\]/g)).toHaveLength(2)
  })

  it('finds its data again on a volume that it mounts after a replacement', async () => {
    const { Placement } = await account.describe(host)
    const volume = there(
      (await account.ec2.send(new CreateVolumeCommand({ AvailabilityZone: Placement?.AvailabilityZone, Size: 4 })))
        .VolumeId,
    )
    const device = `$VISPYR_ROOT/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_${volume.replace('-', '')}`
    const attach = () =>
      account.ec2.send(new AttachVolumeCommand({ VolumeId: volume, InstanceId: host, Device: '/dev/sdf' }))
    await attach()
    const first = await run(`set -e
status=0; blkid --probe ${device} || status=$?; [ $status = 2 ]
mkfs.xfs -q -L data ${device}
mkdir $VISPYR_ROOT/data
! mountpoint --quiet $VISPYR_ROOT/data
mount ${device} $VISPYR_ROOT/data
mountpoint --quiet $VISPYR_ROOT/data
[ "$(findmnt --noheadings --output SOURCE --target $VISPYR_ROOT/data)" = "$(readlink --canonicalize ${device})" ]
echo kept > $VISPYR_ROOT/data/file`)
    expect(first).toMatchObject({ Status: 'Success' })

    await account.ec2.send(new TerminateInstancesCommand({ InstanceIds: [host] }))
    host = await startHost()
    await attach()
    const second = await run(`set -e
blkid --probe ${device} | grep ' TYPE="xfs"'
mkfs.xfs -q ${device} && exit 9
mkdir $VISPYR_ROOT/data
mount ${device} $VISPYR_ROOT/data
cat $VISPYR_ROOT/data/file`)
    expect(second).toMatchObject({ Status: 'Success' })
    expect(second.StandardOutputContent).toMatch(/TYPE="xfs"\nkept\n$/)
  })

  it('is ended with everything that runs on it, and comes back after a restart', async () => {
    const marker = join(rootOf(host), '../../..', host)
    await send('setsid sleep 600 &\nsleep 600')
    await expect.poll(async () => (await processesOf(marker)).length, PATIENTLY).toBeGreaterThan(1)
    const before = await processesOf(marker)
    await account.ec2.send(new RebootInstancesCommand({ InstanceIds: [host] }))
    expect((await processesOf(marker)).filter((pid) => before.includes(pid))).toEqual([])
    expect(await isRegistered(host)).toBe(false)
    account.advance(REGISTRATION_MS)
    expect((await run('echo back')).StandardOutputContent).toBe('back\n')
  })
})

describe('a host that powers itself off', () => {
  it.each([
    ['stop', 'stopped'],
    ['terminate', 'terminated'],
  ] as const)('does as its launch said: %s', async (behaviour, state) => {
    const script = '#!/usr/bin/env bash\nsystemctl poweroff\n'
    const { InstanceId = '' } = await account.launch({
      InstanceInitiatedShutdownBehavior: behaviour,
      UserData: Buffer.from(script).toString('base64'),
    })
    await expect.poll(async () => (await account.describe(InstanceId)).State?.Name, PATIENTLY).toBe(state)
  })
})

describe('the metadata service', () => {
  const ask = `token=$(curl --silent --request PUT "$AWS_EC2_METADATA_SERVICE_ENDPOINT/latest/api/token")
get() { curl --silent --write-out ' %{http_code}\\n' --header "X-aws-ec2-metadata-token: $token" "$AWS_EC2_METADATA_SERVICE_ENDPOINT/latest/meta-data/$1"; }`

  it('answers with a token only, about the instance and its tags', async () => {
    const { InstanceId = '', PublicIpAddress } = await account.launch({
      MetadataOptions: { InstanceMetadataTags: 'enabled' },
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'vispyr:expires-at', Value: 'never' }] }],
    })
    account.advance(REGISTRATION_MS)
    const script = `${ask}\nget instance-id; get public-ipv4; get tags/instance/vispyr:expires-at; get tags/instance/other; token=wrong; get instance-id`
    const CommandId = await send(script, { InstanceIds: [InstanceId] })
    account.advance(INVOCATION_MS)
    const output = async (): Promise<string | undefined> => {
      const command = new GetCommandInvocationCommand({ CommandId, InstanceId })
      return (await account.ssm.send(command)).StandardOutputContent
    }
    await expect.poll(output, PATIENTLY).toBe(`${InstanceId} 200\n${PublicIpAddress} 200\nnever 200\n 404\n 401\n`)
  })
})

describe('host faults', () => {
  it('strike the program that they name, so many times, and no other', async () => {
    await account.cloud.control.addHostFault({
      match: 'docker compose up',
      exitCode: 5,
      stderr: 'no space left\n',
      times: 1,
    })
    const script =
      'docker compose version >/dev/null; echo $?; docker compose --project-directory . up --wait; echo $?; docker version >/dev/null; echo $?'
    const struck = await run(script)
    expect(struck.StandardOutputContent).toBe('0\n5\n0\n')
    expect(struck.StandardErrorContent).toContain('no space left')
    const after = await run('docker compose --project-directory . up --wait; echo $?')
    expect(after.StandardErrorContent).not.toContain('no space left')
    await account.cloud.control.clearHostFaults()
  })

  it('can be of any program, and can hang', async () => {
    await account.cloud.control.addHostFault({ match: 'tar', delaySeconds: 1 })
    const ended = await run('tar --version | head -1')
    expect(ended.StandardOutputContent).toMatch(/tar/)
    expect(Number(/PT([\d.]+)S/.exec(ended.ExecutionElapsedTime ?? '')?.[1])).toBeGreaterThan(0.99)
    await account.cloud.control.clearHostFaults()
  })
})

describe('stand-ins for Docker', () => {
  const compose = `name: \${COMPOSE_PROJECT_NAME}
services:
  tempo: { image: 'grafana/tempo:3.0.3', ports: ['\${VISPYR_BIND_ADDRESS}:3200:3200'] }
  pyroscope: { image: 'grafana/pyroscope:2.2.1', ports: ['\${VISPYR_BIND_ADDRESS}:4040:4040'] }`
  const project = 'docker compose --project-directory $VISPYR_ROOT/stack'

  it('listen where the compose file says, answer what they were sent, and go', async () => {
    await run(`mkdir -p $VISPYR_ROOT/stack; cat > $VISPYR_ROOT/stack/compose.yml <<'END'\n${compose}\nEND`)
    const script = `set -e
${project} up --detach --wait --wait-timeout 10
${project} ps --all --format json | grep -c '"Health":"healthy"'
get() { curl --silent --output /dev/null --write-out '%{http_code}\\n' "http://$VISPYR_BIND_ADDRESS:$1"; }
get 3200/ready
get 3200/api/traces/0af7651916cd43dd8448eb211c80319c
get 4040/ready
${project} down
get 3200/ready || true`
    const ended = await run(script)
    expect(ended.StandardOutputContent).toBe('2\n200\n404\n200\n000\n')
  })

  it('take telemetry by TLS and with a token only, where the release says so', async () => {
    const guarded = `name: guarded
services:
  nginx: { image: 'nginx:1', ports: ['\${VISPYR_BIND_ADDRESS}:9090:9090'] }`
    const script = `set -e
cd $VISPYR_ROOT && mkdir -p guarded var/lib/vispyr/tls/live opt/vispyr/secrets/nginx
cat > guarded/compose.yml <<'END'
${guarded}
END
echo VISPYR_INGEST_AUTH=token > guarded/.env
echo '"Bearer right" 1;' > opt/vispyr/secrets/nginx/ingest-tokens.map
live=var/lib/vispyr/tls/live
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=test -keyout $live/privkey.pem -out $live/fullchain.pem 2>/dev/null
docker compose --project-directory guarded up --detach --wait
post() { printf '\\0' | curl --insecure --silent --write-out '%{http_code}\n' --output /dev/null --data-binary @- --header "$1" "https://$VISPYR_BIND_ADDRESS:9090/api/v1/write"; }
post 'authorization: Bearer wrong'
post 'authorization: Bearer right'
docker compose --project-directory guarded down`
    const ended = await run(script)
    expect(ended.StandardOutputContent).toBe('401\n204\n')
  })

  it('refuse what nothing stands in for', async () => {
    const ended = await run('docker run alpine')
    expect(ended).toMatchObject({ ResponseCode: 126 })
    expect(ended.StandardErrorContent).toContain('[simulated] nothing stands in for "docker run"')
  })

  it('refuse to start over a file that is missing, as an engine would', async () => {
    const secret = `${compose}\nsecrets: { one: { file: '\${VISPYR_ROOT}/nowhere' } }`.replace(
      "'grafana/tempo:3.0.3',",
      "'grafana/tempo:3.0.3', secrets: [one],",
    )
    await run(`cat > $VISPYR_ROOT/stack/compose.yml <<'END'\n${secret}\nEND`)
    const ended = await run(`${project} up --detach --wait`)
    expect(ended).toMatchObject({ Status: 'Failed' })
    expect(ended.StandardErrorContent).toContain('mount source does not exist')
  })
})

describe('files of a host', () => {
  it('keep the script that was sent, readable by its owner alone', async () => {
    const CommandId = await send('echo kept')
    await outcome(CommandId)
    const file = join(rootOf(host), `var/lib/amazon/ssm/${host}/document/orchestration/${CommandId}/_script.sh`)
    expect(await readFile(file, 'utf8')).toBe('echo kept\n')
  })
})
