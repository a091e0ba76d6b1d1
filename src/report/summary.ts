import { UserError } from '../model/errors.ts'
import { formatElapsed } from '../model/time.ts'
import type { Endpoints } from './endpoints.ts'
import { money, planLines, summaryLine, totalCost } from './plan-text.ts'
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
    `## ${failure === undefined ? '✅' : '❌'} Vispyr ${report.command}${report.name ? `: \`${report.name}\`` : ''} in ${report.region}`,
    ...(failure === undefined ? [outcomeOf(report)] : failureText(failure)),
    ...(report.endpoints?.['instance-id'] ? endpointTable(report.endpoints, report.region) : []),
    ...expiryText(report),
    ...sweepTable(report),
    ...planTable(report, priceNote),
    ...phaseTable(report),
  ].join('\n\n')

const outcomeOf = ({ command, changed, remaining, plan, health, sweep = [] }: Report): string => {
  if (command === 'sweep')
    return `${sweep.filter(({ outcome }) => outcome === 'destroyed').length} of ${sweep.length} deployments had expired and were destroyed.`
  if (command === 'plan') return plan ? summaryLine(plan.changes) : ''
  if (command === 'status')
    return health
      ? `The host reported at ${health.checkedAt}: **${health.healthy ? 'healthy' : 'not healthy'}**.`
      : 'The host has not reported.'
  if (command === 'destroy')
    return remaining?.length
      ? `Removed. Kept: ${remaining.join(', ')}.`
      : changed
        ? 'Removed. Nothing is left.'
        : 'There was nothing to remove.'
  return changed
    ? 'Deployed and verified: telemetry written through the front door was read back.'
    : 'Nothing to change; the host reports itself healthy.'
}

const failureText = (failure: unknown): string[] => {
  const message = failure instanceof Error ? failure.message : String(failure)
  const output = outputOf(failure)
  return [
    `**${escaped(message)}**`,
    ...(failure instanceof UserError && failure.fix ? [`What to do: ${failure.fix}`] : []),
    ...(output
      ? [
          `<details open><summary>The host's last lines</summary>\n\n${fenced(output.split('\n').slice(-HOST_LINES).join('\n'))}\n\n</details>`,
        ]
      : []),
  ]
}

/** What a failed command on the host printed. */
const outputOf = (failure: unknown): string =>
  failure instanceof Error && 'output' in failure && typeof failure.output === 'string' ? failure.output : ''

const endpointTable = (endpoints: Endpoints, region: string): string[] => [
  [
    '| what | where |',
    '|---|---|',
    `| Grafana | ${endpoints['grafana-url']} |`,
    `| traces and metrics (OTLP gRPC) | \`${endpoints['otlp-endpoint']}\` |`,
    `| metrics (remote write) | \`${endpoints['metrics-endpoint']}\` |`,
    `| profiles (Pyroscope) | \`${endpoints['profiles-endpoint']}\` |`,
    `| Tempo API | \`${endpoints['tempo-url']}\` |`,
    `| Pyroscope UI | \`${endpoints['pyroscope-url']}\` |`,
    `| host | \`${endpoints['instance-id']}\` |`,
  ].join('\n'),
  `Log in to Grafana as \`admin\`. The password is in Parameter Store:\n\n${fenced(
    `aws ssm get-parameter --region ${region} --with-decryption --name ${endpoints['admin-password-parameter']} --query Parameter.Value --output text`,
  )}`,
]

const expiryText = ({ expiresAt }: Report): string[] =>
  expiresAt
    ? [
        `Expires at **${expiresAt}** unless it is deployed again: then the host powers itself off, and the next sweep destroys it.`,
      ]
    : []

const sweepTable = ({ sweep = [] }: Report): string[] =>
  sweep.length === 0
    ? []
    : [
        [
          '| deployment | | expiry | |',
          '|---|---|---|---|',
          ...sweep.map(
            ({ name, outcome, expiresAt, detail }) =>
              `| \`${name}\` | ${outcome} | ${expiresAt ?? ''} | ${cell(detail)} |`,
          ),
        ].join('\n'),
      ]

const planTable = ({ plan, command }: Report, priceNote: string): string[] => {
  if (!plan || command === 'status') return []
  const { before, after } = totalCost(plan.changes)
  const text = `<details${command === 'plan' ? ' open' : ''}><summary>${summaryLine(plan.changes)}</summary>\n\n${fenced(planLines(plan).slice(0, -2).join('\n'))}\n\n</details>`
  return before === 0 && after === 0
    ? [text]
    : [text, `Monthly cost: ${money(before)} before, ${money(after)} after. ${priceNote}`]
}

const phaseTable = ({ phases }: Report): string[] =>
  phases.length === 0
    ? []
    : [
        [
          '| phase | time |',
          '|---|---|',
          ...phases.map(({ title, elapsed }) => `| ${title} | ${formatElapsed(elapsed)} |`),
        ].join('\n'),
      ]

/** A code block that no content can end. */
const fenced = (text: string): string => `\`\`\`\`text\n${text.replaceAll('````', "'''")}\n\`\`\`\``

/** Text that cannot end a table's cell. */
const cell = (text: string): string => escaped(text).replaceAll('|', '\\|').replaceAll('\n', ' ')

const escaped = (text: string): string => text.replaceAll('<', '&lt;').replaceAll('*', '\\*')
