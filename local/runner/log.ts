import { parseWorkflowCommand, type WorkflowCommand } from './workflow-commands.ts'

/** What an action reported beside its log. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
  readonly title: string | undefined
  readonly file: string | undefined
  readonly line: string | undefined
}

const ANNOTATIONS = ['error', 'warning', 'notice'] as const
const LABELS = { error: 'Error', warning: 'Warning', notice: 'Notice' } as const

/** The log of a step as a runner keeps it: commands are acted on and shown in words, secrets are masked. */
export class StepLog {
  readonly annotations: Annotation[] = []
  readonly lines: string[] = []
  /** Every line as it was printed, with commands and debug messages in it. */
  readonly raw: string[] = []
  readonly #onLine: (line: string) => void
  #secrets: string[] = []
  /** Set while `::stop-commands::` holds; the token that ends it. */
  #stopped: string | undefined

  /** @param onLine takes each line as it comes, masked and readable */
  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine
  }

  /** Takes one line as the action printed it. */
  take(line: string): void {
    this.raw.push(line)
    const command = parseWorkflowCommand(line)
    if (this.#stopped !== undefined) {
      if (command?.name === this.#stopped.toLowerCase()) this.#stopped = undefined
      else this.#show(line)
    } else if (command === undefined) {
      this.#show(line)
    } else {
      this.#act(command, line)
    }
  }

  /** Adds an annotation of the runner's own. */
  annotate(level: Annotation['level'], message: string, properties: Readonly<Record<string, string>> = {}): void {
    const masked = this.#mask(message)
    this.annotations.push({
      level,
      message: masked,
      title: properties['title'],
      file: properties['file'],
      line: properties['line'],
    })
    this.#show(`${LABELS[level]}: ${properties['title'] === undefined ? '' : `${properties['title']}: `}${message}`)
  }

  #act(command: WorkflowCommand, line: string): void {
    const level = ANNOTATIONS.find((one) => one === command.name)
    if (level !== undefined) this.annotate(level, command.data, command.properties)
    else if (command.name === 'group') this.#show(`▸ ${command.data}`)
    else if (command.name === 'add-mask') this.#addSecrets(command.data)
    else if (command.name === 'stop-commands') this.#stopped = command.data
    else if (!['endgroup', 'debug', 'echo', 'add-matcher', 'remove-matcher'].includes(command.name)) this.#show(line)
  }

  /** The whole value, and each of its lines. */
  #addSecrets(value: string): void {
    const secrets = [value, ...value.split(/\r?\n/)].filter((secret) => secret.trim() !== '')
    // Longer ones first, so that a secret inside another leaves no rest.
    this.#secrets = [...new Set([...this.#secrets, ...secrets])].toSorted((a, b) => b.length - a.length)
  }

  #mask(text: string): string {
    return this.#secrets.reduce((masked, secret) => masked.replaceAll(secret, '***'), text)
  }

  #show(text: string): void {
    for (const line of this.#mask(text).split('\n')) {
      this.lines.push(line)
      this.#onLine(line)
    }
  }
}
