import { writeFile } from 'node:fs/promises'
import { argv } from 'node:process'
import { pathToFileURL } from 'node:url'

// Takes from GitHub's published OpenAPI description (the package @octokit/openapi, 400 MB unpacked, which is why it is no dependency) the operations that the
// product calls, and what they refer to:
//
//   npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-23.0.2.tgz package/generated/api.github.com.json
//   node local/github/extract.ts package/generated/api.github.com.json

const OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  '/repos/{owner}/{repo}/issues/{issue_number}/comments': ['get', 'post'],
  '/repos/{owner}/{repo}/issues/comments/{comment_id}': ['patch'],
  '/repos/{owner}/{repo}/deployments': ['get', 'post'],
  '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses': ['post'],
}

/** What validation has no use for. */
const LEFT_OUT = [
  'example',
  'examples',
  'x-github',
  'externalDocs',
  'description',
  'summary',
  'title',
  'tags',
  'callbacks',
]

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** @param names whether the keys are names that people chose, such as a schema's properties */
const trimmed = (value: Json, names = false): Json => {
  if (Array.isArray(value)) return value.map((item) => trimmed(item))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => names || !LEFT_OUT.includes(key))
      .map(([key, item]) => [key, trimmed(item, !names && key === 'properties')]),
  )
}

const references = (value: Json): string[] => {
  if (Array.isArray(value)) return value.flatMap(references)
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, item]) =>
    key === '$ref' && typeof item === 'string' ? [item] : references(item),
  )
}

const at = (document: Json, path: readonly string[]): Json =>
  path.reduce<Json>((value, part) => (isObject(value) ? (value[part] ?? null) : null), document)

const put = (document: { [key: string]: Json }, path: readonly string[], value: Json): void => {
  const [first = '', ...rest] = path
  if (rest.length === 0) document[first] = value
  else {
    const next = document[first] ?? {}
    document[first] = next
    if (isObject(next)) put(next, rest, value)
  }
}

const [, , file = ''] = argv
const { default: whole } = (await import(pathToFileURL(file).href, { with: { type: 'json' } })) as { default: Json }
const extract: { [key: string]: Json } = {
  openapi: at(whole, ['openapi']),
  info: { title: 'An extract of @octokit/openapi, made by extract.ts', version: at(whole, ['info', 'version']) },
}
for (const [path, methods] of Object.entries(OPERATIONS))
  for (const method of methods) put(extract, ['paths', path, method], trimmed(at(whole, ['paths', path, method])))
const known = new Set<string>()
let open = references(extract)
while (open.length > 0) {
  for (const reference of open) {
    known.add(reference)
    const path = reference.slice('#/'.length).split('/')
    put(extract, path, trimmed(at(whole, path)))
  }
  open = references(extract).filter((reference) => !known.has(reference))
}
await writeFile(new URL('openapi.json', import.meta.url), `${JSON.stringify(extract, null, 1)}\n`)
