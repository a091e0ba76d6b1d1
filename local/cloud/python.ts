import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cloudDirectory } from './directories.ts'
import { withLock } from './lock.ts'

const REQUIREMENTS = fileURLToPath(new URL('requirements.txt', import.meta.url))

/** The programs of the virtual environment that the embedded cloud runs on. */
export interface PythonEnvironment {
  readonly directory: string
  /** The interpreter that has moto and the real AWS command line interface, version 1. */
  readonly python: string
}

/** Thrown when the machine cannot make the virtual environment; the message says what is missing and how to get it. */
export class PythonUnavailable extends Error {
  override readonly name = 'PythonUnavailable'
}

/**
 * The virtual environment with moto and the AWS CLI at the exact versions of requirements.txt, made on first use (half a minute) and then kept under
 * `.cloud/`. Its directory carries the hash of the requirements, so that new pins make a new environment and never a mixed one. Processes that ask at
 * the same time wait for the one that builds.
 *
 * @throws PythonUnavailable when python3 or its venv module is missing, or when the packages cannot be installed
 */
export async function pythonEnvironment(onLine: (line: string) => void): Promise<PythonEnvironment> {
  const requirements = await readFile(REQUIREMENTS)
  const hash = createHash('sha256').update(requirements).digest('hex').slice(0, 12)
  const directory = join(cloudDirectory, `python-${hash}`)
  const environment = {
    directory,
    python: join(directory, 'bin', 'python'),
  }
  const complete = join(directory, '.complete')
  if (existsSync(complete)) return environment
  await mkdir(cloudDirectory, { recursive: true })
  await withLock(`${directory}.lock`, async () => {
    if (existsSync(complete)) return
    onLine('Installing moto and the AWS CLI into .cloud (once, about half a minute)')
    await rm(directory, { recursive: true, force: true })
    await requireModernPython()
    await run(
      'python3',
      ['-m', 'venv', directory],
      'python3 has no working venv module; on Debian and Ubuntu: apt-get install python3-venv',
    )
    await run(
      environment.python,
      [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--disable-pip-version-check',
        '--no-input',
        '--require-hashes',
        '--requirement',
        REQUIREMENTS,
      ],
      'pip could not install the packages of local/cloud/requirements.txt',
    )
    await writeFile(complete, '')
  })
  return environment
}

async function requireModernPython(): Promise<void> {
  const hint =
    'the embedded cloud needs Python 3.10 or newer as python3 on the PATH (it runs moto, which answers as AWS)'
  await run(
    'python3',
    ['-c', 'import sys; sys.exit(0 if sys.version_info >= (3, 10) else f"python3 is {sys.version}")'],
    hint,
  )
}

function run(command: string, argumentList: string[], hint: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, argumentList, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (chunk: Buffer): void => {
      output += chunk.toString()
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error) => reject(new PythonUnavailable(`${hint} (${error.message})`, { cause: error })))
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new PythonUnavailable(`${hint}\n${output.trim()}`))
    })
  })
}
