import { randomUUID } from 'node:crypto'
import { annotationScript, stageAnnotation } from '../host/annotation.ts'
import { runOnHost } from '../host/run-command.ts'
import { UserError } from '../model/errors.ts'
import { ofKind } from '../model/resources.ts'
import { annotationText, DEPLOY_TAG } from '../report/annotation.ts'
import { OPEN_COMMAND } from './open-ends.ts'
import { type InputsOf, lookAround, type Step } from './step.ts'

/** How long the host may take, seconds. */
const TIME = 120

/** Draws a line on the dashboards, from the workflow that deploys what is being observed. The host does it: from a runner Grafana cannot be reached as a rule. */
export const annotate = async (step: Step<InputsOf<'annotate'>>): Promise<void> => {
  const { cloud, inputs, environment, log, now, remember } = step
  await log.group('Annotate', async () => {
    const [instance] = ofKind(await lookAround(step), 'instance')
    if (instance?.state.power !== 'running') {
      throw new UserError(
        `There is no running host of '${inputs.name}' in ${inputs.region} to annotate the dashboards of.`,
        {
          fix: 'Run deploy first, or correct `name` and `region`.',
        },
      )
    }
    const what = inputs.annotation || `${environment['GITHUB_WORKFLOW'] ?? 'Deploy'}`
    const text = annotationText(what, environment)
    const key = await stageAnnotation(cloud, { text, tags: [DEPLOY_TAG], time: now().getTime() })
    await runOnHost(cloud, {
      instance: instance.id,
      script: annotationScript(cloud, key),
      progress: `progress/annotation-${randomUUID()}.log`,
      comment: `Vispyr ${inputs.name}: annotate`,
      seconds: TIME,
      onSent: (id) => remember(OPEN_COMMAND, id === null ? '' : `${id} ${instance.id}`),
    })
    log.info(`Annotated: ${what}`)
  })
}
