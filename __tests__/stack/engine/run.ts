import { spawn } from 'node:child_process'

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command to its end; what it says is in the outcome, whatever its exit code. */
export const attempt = (
  command: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly input?: string } = {},
): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const [program = '', ...parameters] = command
    const child = spawn(program, parameters, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...options.env },
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk
    })
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, stderr }))
    // One that ends before it has read everything tells why by its exit code.
    child.stdin.on('error', () => undefined).end(options.input ?? '')
  })

/** Runs a command and returns its output. @throws Error with the command's own words when it fails. */
export const run = async (
  command: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly input?: string } = {},
): Promise<string> => {
  const { code, stdout, stderr } = await attempt(command, options)
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}\n${stderr.trim() || stdout.trim()}`)
  return stdout
}
