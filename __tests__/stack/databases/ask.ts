/** Where a database answers: itself, or Grafana's data source that stands for it. */
export interface Endpoint {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Asks a database and returns its JSON. @throws Error with its own words when it refuses. */
export const ask = async <T>(
  endpoint: Endpoint,
  path: string,
  parameters: Readonly<Record<string, string | number>> = {},
  body?: unknown,
): Promise<T> => {
  const query = new URLSearchParams(
    Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)]),
  )
  const response = await fetch(`${endpoint.url}${path}${query.size > 0 ? `?${query}` : ''}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { ...endpoint.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    signal: AbortSignal.timeout(30_000),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.trim()}\n${query}`)
  return JSON.parse(text) as T
}
