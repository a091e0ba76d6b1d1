import { UserError } from '../model/errors.ts'
import type { HealthReport } from '../model/health.ts'
import { formatBytes, formatElapsed } from '../model/time.ts'
import type { Endpoints } from './endpoints.ts'
import { INGESTION_NOTE, ingestionText } from './ingestion.ts'
import { cell, escaped, fenced, folded, table } from './markdown.ts'
import { planMarkdown } from './plan-table.ts'
import type { Report } from './report.ts'

/** How many of the host's last lines a summary shows. */
const HOST_LINES = 30

/**
 * The job summary as Markdown: what happened, where things are, how to log in, what changed; for a failure, the cause and the host's own words first.
 *
 * @param priceNote what the costs are
 */
export const summaryOf = (report: Report, failure: unknown, priceNote: string): string =>
  [
    `## ${iconOf(report, failure)} Vispyr ${report.command}${report.name ? `: \`${report.name}\`` : ''} in ${report.region}`,
    ...(failure === undefined ? [outcomeOf(report)] : failureText(failure)),
    ...bodyOf(report, failure, priceNote),
    ...phaseTable(report),
  ].join('\n\n')

/** A status that ended well may still have seen what is not. */
const iconOf = ({ doubts, drift }: Report, failure: unknown): string =>
  failure === undefined ? (doubts || drift?.length ? '⚠️' : '✅') : '❌'

/** The order in which a reader wants it: after a deploy where to go, after a plan or a failure what is about to move. */
const bodyOf = (report: Report, failure: unknown, priceNote: string): string[] => {
  const endpoints = report.endpoints?.['instance-id'] ? endpointSections(report.endpoints, report) : []
  const plan = planSection(report, failure, priceNote)
  if (failure !== undefined || report.command === 'status')
    return [
      ...healthTable(report, failure),
      ...expiryText(report),
      ...sweepTable(report),
      ...plan,
      ...(endpoints.length > 0 ? [folded('Where it is, and how to log in', endpoints.join('\n\n'))] : []),
    ]
  switch (report.command) {
    case 'plan':
      return [...plan, ...expiryText(report)]
    case 'annotate':
      return []
    case 'sweep':
      return sweepTable(report)
    case 'destroy':
      return plan
    default:
      return [...endpoints, ...expiryText(report), ...plan]
  }
}

const outcomeOf = ({ command, changed, remaining, health, doubts, sweep = [] }: Report): string => {
  if (command === 'sweep') return sweepOutcome(sweep)
  if (command === 'annotate') return 'The dashboards have a line for it.'
  if (command === 'plan') return 'Nothing was touched.'
  if (command === 'status')
    return doubts
      ? `**Not healthy:** ${escaped(doubts)}.`
      : `**Healthy**, as the host reported at ${health?.checkedAt}.`
  if (command === 'destroy')
    return `${changed ? 'Removed.' : 'There was nothing to remove.'} ${
      remaining?.length
        ? `Kept, because it is data: ${remaining.join(', ')}. With \`delete-data: true\` it goes too.`
        : changed
          ? 'Nothing is left.'
          : ''
    }`.trim()
  return changed
    ? 'Deployed and verified: telemetry written through the front door was read back.'
    : 'Nothing to change; the host reports itself healthy.'
}

const sweepOutcome = (sweep: NonNullable<Report['sweep']>): string => {
  const destroyed = sweep.filter(({ outcome }) => outcome === 'destroyed').length
  if (sweep.length === 0) return 'There are no deployments.'
  return destroyed === 0
    ? `Nothing to do: of ${sweep.length} deployments, none has expired.`
    : `${destroyed} of ${sweep.length} deployments had expired and were destroyed.`
}

const failureText = (failure: unknown): string[] => {
  const message = failure instanceof Error ? failure.message : String(failure)
  const output = outputOf(failure)
  return [
    `> **${escaped(message).replaceAll('\n', '\n> ')}**`,
    ...(failure instanceof UserError && failure.fix ? [`What to do: ${failure.fix}`] : []),
    ...(output
      ? [folded("The host's last lines", fenced(output.split('\n').slice(-HOST_LINES).join('\n')), true)]
      : []),
  ]
}

/** What a failed command on the host printed. */
const outputOf = (failure: unknown): string =>
  failure instanceof Error && 'output' in failure && typeof failure.output === 'string' ? failure.output : ''

const endpointSections = (endpoints: Endpoints, { region, certificateAuthority }: Report): string[] => {
  const token = endpoints['ingest-token-parameter']
  const secret = (name: string): string =>
    fenced(
      `aws ssm get-parameter --region ${region} --with-decryption --query Parameter.Value --output text \\\n  --name ${name}`,
      'sh',
    )
  return [
    table(
      ['what', 'where'],
      [
        ['Grafana', endpoints['grafana-url']],
        ['traces and metrics (OTLP gRPC)', `\`${endpoints['otlp-endpoint']}\``],
        ['metrics (remote write)', `\`${endpoints['metrics-endpoint']}\``],
        ['profiles (Pyroscope)', `\`${endpoints['profiles-endpoint']}\``],
        ['Tempo API', `\`${endpoints['tempo-url']}\``],
        ['Pyroscope UI', `\`${endpoints['pyroscope-url']}\``],
        ['host', `\`${endpoints['instance-id']}\``],
      ],
    ),
    folded(
      'Log in to Grafana',
      `As \`admin\`. The password is in Parameter Store:\n\n${secret(endpoints['admin-password-parameter'])}`,
      true,
    ),
    folded(
      'Point an application at it',
      [
        fenced(
          [
            `export OTEL_EXPORTER_OTLP_ENDPOINT=${token ? 'https' : 'http'}://${endpoints['otlp-endpoint']}`,
            'export OTEL_EXPORTER_OTLP_PROTOCOL=grpc',
            ...(token ? ['export OTEL_EXPORTER_OTLP_HEADERS="authorization=Bearer $INGEST_TOKEN"'] : []),
            `export PYROSCOPE_SERVER_ADDRESS=${endpoints['profiles-endpoint']}`,
          ].join('\n'),
          'sh',
        ),
        ...(token ? [`The token:\n\n${secret(token)}`] : []),
        ...(token && certificateAuthority ? ['The certificate to trust is in the output `ca-certificate`.'] : []),
      ].join('\n\n'),
    ),
  ]
}

const expiryText = ({ command, expiresAt, plan }: Report): string[] =>
  // A plan that would move it has said so.
  expiresAt && !(command === 'plan' && plan?.expiry.action !== 'keep')
    ? [
        `Expires at **${expiresAt}** unless it is deployed again: then the host powers itself off, and the next sweep destroys it.`,
      ]
    : []

const sweepTable = ({ sweep = [] }: Report): string[] =>
  sweep.length === 0
    ? []
    : [
        table(
          ['deployment', '', 'expiry', ''],
          sweep.map(({ name, outcome, expiresAt, detail }) => [`\`${name}\``, outcome, expiresAt ?? '', cell(detail)]),
        ),
      ]

/** What status has to say of the host. */
const healthTable = ({ command, health, drift, lock }: Report, failure: unknown): string[] => {
  if (command !== 'status' || !health) return []
  const { services, probes, canary, disk } = health
  const mark = (ok: boolean): string => (ok ? '🟢' : '🔴')
  return [
    table(
      ['', 'what', 'how'],
      [
        ...services.map(({ name, state, health }) => [
          mark(state === 'running' && (health === 'healthy' || health === '')),
          `service ${cell(name)}`,
          cell([state, health].filter(Boolean).join(', ')),
        ]),
        ...probes.map(({ name, port, ok, detail }) => [mark(ok), `port ${port}, ${cell(name)}`, cell(detail)]),
        ...(canary ? [[mark(canary.ok), 'canary', `written and read back in ${canary.seconds} s`]] : []),
        ...(disk
          ? [
              [
                mark(disk.usedBytes < 0.9 * disk.totalBytes),
                'data volume',
                `${formatBytes(disk.usedBytes)} of ${formatBytes(disk.totalBytes)}`,
              ],
            ]
          : []),
      ],
    ),
    ...ingestionLine(health),
    `Release \`${health.release}\` on \`${health.instance}\`.`,
    ...(lock ? [`Locked by ${cell(lock)}.`] : []),
    ...(drift?.length === 0 ? ['No drift.'] : []),
    // As the cause of a failure it has been said.
    ...(drift?.length && failure === undefined ? [`Drift: ${cell(drift.join(', '))}.`] : []),
  ]
}

/** What arrives, where the host's release tells. */
const ingestionLine = ({ ingestion }: HealthReport): string[] => {
  if (ingestion === undefined) return []
  const text = ingestionText(ingestion)
  return [ingestion === null ? `Arriving: ${text}.` : `Arriving: **${text}**.<br><sub>${INGESTION_NOTE}</sub>`]
}

const planSection = ({ plan, command }: Report, failure: unknown, priceNote: string): string[] => {
  if (!plan || command === 'status') return []
  return planMarkdown(plan, command === 'plan' ? 'shown' : failure === undefined ? 'done' : 'failed', priceNote)
}

const phaseTable = ({ phases }: Report): string[] =>
  phases.length === 0
    ? []
    : [
        folded(
          `Time per phase: ${formatElapsed(phases.reduce((sum, { elapsed }) => sum + elapsed, 0))} in all`,
          table(
            ['phase', 'time'],
            phases.map(({ title, elapsed }) => [title, formatElapsed(elapsed)]),
          ),
        ),
      ]
