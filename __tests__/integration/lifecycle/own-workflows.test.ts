import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { repositoryDirectory } from '../../../local/cloud/directories.ts'
import { readWorkflow } from '../../../local/workflow/file.ts'
import { type ExecutedStep, runWorkflow, type WorkflowResult, type WorkflowRun } from '../../../local/workflow/run.ts'

// The project's own workflows: every `run:` step is executed in bash. What would take an hour, or reach out of this machine, is stood in for: npm, Python and Go note
// how they were called, and `gh` works on a bare Git repository in GitHub's place.

const directories: string[] = []
const executed: ExecutedStep[] = []
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true })
})

let programs: string
let record: string
beforeEach(() => {
  programs = mkdtempSync(join(tmpdir(), 'programs-'))
  directories.push(programs)
  record = join(programs, 'record')
  writeFileSync(record, '')
  program(
    'npm',
    `all="$*"; case "$all" in *--outputFile.json=*) echo '{"numPassedTests":3,"numFailedTests":0,"numPendingTests":1}' >"\${all##*--outputFile.json=}" ;; esac`,
  )
  program('python3', `mkdir -p "$3/bin" && ln -s "$0" "$3/bin/pip"`)
  program('go', 'echo "  into $GOBIN" >>"$RECORD"')
  program('docker', '')
  program('sudo', 'exec "$@"')
})

/** A program that notes how it was called and then does something. */
const program = (name: string, script: string): void => {
  const file = join(programs, name)
  const note = `RECORD='${record}'; echo "$(basename "$0") $*" >>"$RECORD"`
  writeFileSync(
    file,
    `#!/usr/bin/env bash\nset -euo pipefail\n${note}\n[ "$(basename "$0")" != pip ] || exit 0\n${script}\n`,
  )
  chmodSync(file, 0o755)
}

/** The calls of the programs, without the folder that the job ran in. */
const calls = (): string[] =>
  readFileSync(record, 'utf8')
    .trim()
    .split('\n')
    .map((call) => call.replaceAll(/\/\S*\/workspace-\w+\//g, ''))

const REPOSITORY_FILES = Object.fromEntries(
  ['.ci/run', '.ci/requirements.txt', 'stack/compose.yml'].map((path) => [
    path,
    readFileSync(join(repositoryDirectory, path), 'utf8'),
  ]),
)

const run = (
  file: string,
  event: string,
  { version = '1.2.3', ...options }: Partial<WorkflowRun> & { readonly version?: string } = {},
): Promise<WorkflowResult> =>
  runWorkflow({
    path: join(repositoryDirectory, '.github/workflows', file),
    event,
    environment: {},
    files: { ...REPOSITORY_FILES, 'package.json': JSON.stringify({ version }) },
    programs,
    // What a stand-in can tell a token's rights from.
    tokenFor: (permissions) => `may ${JSON.stringify(permissions)}`,
    onStep: (step) => executed.push(step),
    ...options,
  })

const textOf = ({ steps }: WorkflowResult): string =>
  steps.map(({ what, printed }) => `$ ${what}\n${printed}`).join('\n')

const CHECKS = [
  'python3 -m venv .cloud/tools',
  'pip install --quiet --disable-pip-version-check --require-hashes --requirement .ci/requirements.txt',
  'go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12',
  '  into .cloud/tools/bin',
  'npm ci',
  'npm test -- --reporter=default --reporter=json --outputFile.json=.cloud/test-results.json',
  'npm run check',
]

/** The images of the stack, which its tests need. */
const PINNED = Object.values(
  (
    parse(REPOSITORY_FILES['stack/compose.yml'] ?? '', { merge: true }) as {
      services: Record<string, { image: string }>
    }
  ).services,
).map(({ image }) => image)

describe('CI', () => {
  it.each(['push', 'pull_request', 'merge_group'])(
    'tests and checks on %s, and says last how many tests ran',
    async (event) => {
      const result = await run('ci.yml', event)
      expect(result.failed, textOf(result)).toBe(false)
      expect(calls().filter((call) => !call.startsWith('sudo '))).toEqual([
        ...CHECKS,
        'npm ci',
        ...PINNED.map((image) => `docker pull --quiet ${image}`),
        'docker build --tag vispyr-test/host:bookworm __tests__/stack/host',
        'npm run test:stack',
      ])
      const check = result.steps.find(({ what }) => what === '.ci/run')
      expect(check?.printed.trim().split('\n').at(-1)).toBe('3 passed, 0 failed, 1 skipped')
    },
  )

  it('fails with a test, before anything is said to have passed', async () => {
    program('npm', 'case "$1" in test) echo "1 failed" >&2; exit 1 ;; esac')
    const result = await run('ci.yml', 'push')
    expect(result.failed).toBe(true)
    expect(textOf(result)).not.toContain('passed')
    expect(calls()).not.toContain('npm run check')
  })
})

describe('the other checks of the repository', () => {
  it('analyse every language that the project is written in', async () => {
    const result = await run('codeql.yml', 'schedule')
    const languages = result.steps
      .filter(({ what }) => what.includes('codeql-action/init'))
      .map((step) => step.with['languages'])
    expect(languages).toEqual(['javascript-typescript', 'python', 'actions'])
    expect(
      result.steps.filter(({ what }) => what.includes('codeql-action/analyze')).map((step) => step.with['category']),
    ).toEqual(languages.map((language) => `/language:${language}`))
  })

  it('report to GitHub the very file that the scorecard wrote', async () => {
    const result = await run('scorecard.yml', 'push')
    const [score, report] = result.steps.slice(-2)
    expect(report?.with['sarif_file']).toBe(score?.with['results_file'])
  })
})

describe('a release', () => {
  let repository: string
  const git = (...words: string[]): string =>
    execFileSync('git', ['--git-dir', repository, '-c', 'user.name=x', '-c', 'user.email=x@example.org', ...words], {
      encoding: 'utf8',
    }).trim()
  /** Where a tag leads; empty when there is none. */
  const tag = (name: string): string => git('for-each-ref', '--format=%(objectname)', `refs/tags/${name}`)
  const commit = (parent?: string): string => {
    const tree = git('hash-object', '-t', 'tree', '-w', '/dev/null')
    return git('commit-tree', tree, '-m', `after ${parent ?? 'nothing'}`, ...(parent ? ['-p', parent] : []))
  }
  const releases = (): Record<string, string> => {
    const folder = join(repository, 'releases')
    return Object.fromEntries(
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8').trim()]),
    )
  }
  const latest = (): string => readFileSync(join(repository, 'latest'), 'utf8').trim()
  const release = (name: string, sha: string, version = name.slice(1)): Promise<WorkflowResult> => {
    git('update-ref', `refs/tags/${name}`, sha)
    const github = { ref_name: name, ref: `refs/tags/${name}`, sha, repository: 'vispyr/deploy' }
    return run('release.yml', 'push', { github, version })
  }

  beforeEach(() => {
    repository = mkdtempSync(join(tmpdir(), 'repository-'))
    directories.push(repository)
    execFileSync('git', ['init', '--quiet', '--bare', repository])
    mkdirSync(join(repository, 'releases'))
    program(
      'gh',
      readFileSync(join(import.meta.dirname, 'fixtures/gh.sh'), 'utf8').replaceAll('@repository@', repository),
    )
  })

  it('is tested, drafted and published, and v1 moves to it', async () => {
    const first = commit()
    git('update-ref', 'refs/tags/v1', first)
    const sha = commit(first)
    const result = await release('v1.2.3', sha)
    expect(result.failed, textOf(result)).toBe(false)
    expect(releases()).toEqual({ 'v1.2.3': 'published' })
    expect(tag('v1')).toBe(sha)
    expect(calls().slice(0, CHECKS.length)).toEqual(CHECKS)
  })

  it('makes the major tag with its first release, and leaves the one before where it is', async () => {
    const first = commit()
    git('update-ref', 'refs/tags/v1', first)
    const sha = commit(first)
    const result = await release('v2.0.0', sha)
    expect(result.failed, textOf(result)).toBe(false)
    expect([tag('v1'), tag('v2'), latest()]).toEqual([first, sha, 'v2.0.0'])
  })

  it('of an older line leaves the major tag and the latest release where they are', async () => {
    const old = commit()
    const newer = commit(old)
    await release('v1.10.0', newer)
    const result = await release('v1.9.1', old)
    expect(result.failed, textOf(result)).toBe(false)
    expect(releases()['v1.9.1']).toBe('published')
    expect(tag('v1')).toBe(newer)
    expect(latest()).toBe('v1.10.0')
    expect(textOf(result)).toContain('v1 stays where it is: v1.10.0 is newer than v1.9.1.')
  })

  it('goes on where it was when it is run again', async () => {
    const sha = commit()
    await release('v1.2.3', sha)
    const again = await release('v1.2.3', sha)
    expect(again.failed, textOf(again)).toBe(false)
    expect(calls().filter((call) => call.startsWith('gh release create'))).toHaveLength(1)
    expect(tag('v1')).toBe(sha)
  })

  it('ends before a draft when the tag is not the version of package.json', async () => {
    const result = await release('v1.2.3', commit(), '1.2.2')
    expect(result.failed).toBe(true)
    expect(result.skipped).toEqual(['draft', 'publish'])
    expect([releases(), tag('v1'), calls()]).toEqual([{}, '', ['']])
  })

  it('ends before a draft when a check fails', async () => {
    program('npm', 'case "$*" in "run check") exit 1 ;; esac')
    const result = await release('v1.2.3', commit())
    expect(result.skipped).toEqual(['draft', 'publish'])
    expect([releases(), tag('v1')]).toEqual([{}, ''])
  })

  it('starts for a version and for no other tag, the one that it moves least of all', async () => {
    const { on } = await readWorkflow(join(repositoryDirectory, '.github/workflows/release.yml'))
    const [pattern = ''] = (on['push'] as { tags?: string[] } | null)?.tags ?? []
    // GitHub's patterns: a point is a point, and + is one or more of what is before it.
    const matches = new RegExp(`^${pattern.replaceAll('.', '\\.')}$`)
    expect(['v1.2.3', 'v10.0.12'].filter((name) => !matches.test(name))).toEqual([])
    expect(['v1', 'v1.2', 'v1.2.3-rc.1', '1.2.3', 'v1x2x3'].filter((name) => matches.test(name))).toEqual([])
  })
})

it('every workflow of the project that is not to be called has been executed, and every script in it', async () => {
  const called = new Set(['deploy.yml', 'teardown.yml'])
  const files = readdirSync(join(repositoryDirectory, '.github/workflows')).filter((file) => !called.has(file))
  for (const file of files) {
    const { jobs } = await readWorkflow(join(repositoryDirectory, '.github/workflows', file))
    const steps = executed.filter(({ workflow }) => workflow.endsWith(`/${file}`))
    const scripts = Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap(({ run }) => run ?? []))
    expect(steps.length, file).toBeGreaterThan(0)
    expect(
      scripts.filter((script) => !steps.some(({ what }) => what === script)),
      file,
    ).toEqual([])
  }
  console.log(
    `${files.length} workflows of the project executed, ${executed.filter(({ kind }) => kind === 'script').length} scripts`,
  )
})
