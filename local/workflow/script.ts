import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseCommandFile } from '../runner/command-files.ts'

/** Runs the script of a `run:` step as a runner does: bash that ends at the first failure, outputs through a file. */
export const runScript = async (
  script: string,
  { directory, variables }: { directory: string; variables: Readonly<Record<string, string>> },
): Promise<{ exitCode: number; outputs: Record<string, string>; log: string }> => {
  const temporary = await mkdtemp(join(tmpdir(), 'script-'))
  const [file, output, summary] = ['script.sh', 'output', 'summary'].map((name) => join(temporary, name)) as [
    string,
    string,
    string,
  ]
  try {
    await Promise.all([writeFile(file, script), writeFile(output, ''), writeFile(summary, '')])
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file], {
      cwd: directory,
      env: { ...variables, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const chunks: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    const exitCode = await new Promise<number>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code) => resolve(code ?? 1))
    })
    return {
      exitCode,
      outputs: parseCommandFile(await readFile(output, 'utf8')),
      log: Buffer.concat(chunks).toString('utf8'),
    }
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}
