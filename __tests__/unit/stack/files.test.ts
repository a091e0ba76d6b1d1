import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { digestOf, readFiles, textFile } from '../../../src/stack/files.ts'
import { folderOf } from './fixtures.ts'

test('files are read in the order of their paths’ bytes, whatever the folder’s own order is', async () => {
  const directory = await folderOf({ 'b/c': '', 'b-a': '', B: '', 'a/é': '', 'a/z': '' })
  expect((await readFiles(directory)).map((file) => file.path)).toEqual(['B', 'a/z', 'a/é', 'b-a', 'b/c'])
})

test('of permissions only whether a file is executable is kept; what Python caches is left out', async () => {
  const directory = await folderOf({ run: '', data: '', '__pycache__/run.pyc': '' })
  await chmod(join(directory, 'run'), 0o700)
  await chmod(join(directory, 'data'), 0o600)
  expect((await readFiles(directory)).map(({ path, mode }) => [path, mode])).toEqual([
    ['data', 0o644],
    ['run', 0o755],
  ])
})

test('a digest depends on paths, contents and modes, and not on the order', () => {
  const [first, second] = [textFile('a', '1'), textFile('b', '2')]
  const digest = digestOf([first, second])
  expect(digest).toMatch(/^[0-9a-f]{12}$/)
  expect(digestOf([second, first])).toBe(digest)
  for (const other of [textFile('b', '3'), textFile('c', '2'), textFile('b', '2', 0o755)])
    expect(digestOf([first, other])).not.toBe(digest)
})
