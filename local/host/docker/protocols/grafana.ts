import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type HttpHandler, json } from './http.ts'

/** The part of Grafana that a stand-in has: its health, one user whose password is in its database, and annotations. */
export class Grafana {
  readonly #database: string
  readonly #version: string

  /**
   * @param database file that stands in for Grafana's database
   * @param passwordFile the secret, read on the very first start only, as Grafana does
   */
  constructor(database: string, passwordFile: string, version: string) {
    this.#database = database
    this.#version = version
    if (!existsSync(database) && existsSync(passwordFile)) this.setPassword(readFileSync(passwordFile, 'utf8'))
  }

  setPassword(password: string): void {
    mkdirSync(dirname(this.#database), { recursive: true })
    writeFileSync(this.#database, password.trim(), { mode: 0o600 })
  }

  readonly handle: HttpHandler = ({ method, url, headers, body }) => {
    if (url.pathname === '/api/health') return json(200, { database: 'ok', version: this.#version, standIn: true })
    if (url.pathname === '/api/user') {
      return this.#isAdmin(headers.authorization)
        ? json(200, { login: 'admin' })
        : json(401, { message: 'Invalid username or password' })
    }
    if (url.pathname === '/api/annotations') {
      if (!this.#isAdmin(headers.authorization)) return json(401, { message: 'Invalid username or password' })
      if (method === 'GET') return json(200, this.#annotations())
      const id = this.#annotations().length + 1
      const given = JSON.parse(body.toString('utf8')) as { text?: unknown }
      if (typeof given.text !== 'string' || given.text === '')
        return json(400, { message: 'Failed to save annotation' })
      writeFileSync(this.#annotationFile, JSON.stringify([...this.#annotations(), { id, ...given }]))
      return json(200, { id, message: 'Annotation added' })
    }
    return { status: 200, type: 'text/html; charset=utf-8', body: PAGE }
  }

  get #annotationFile(): string {
    return `${this.#database}.annotations`
  }

  #annotations(): unknown[] {
    return existsSync(this.#annotationFile) ? (JSON.parse(readFileSync(this.#annotationFile, 'utf8')) as unknown[]) : []
  }

  #isAdmin(authorization: string | undefined): boolean {
    const password = existsSync(this.#database) ? readFileSync(this.#database, 'utf8') : undefined
    return authorization === `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`
  }
}

const PAGE = `<!doctype html><title>Stand-in</title>
<h1>A stand-in, not Grafana</h1>
<p>This emulated host has no Docker Engine with the stack's images, so nothing of the stack runs: a small process answers on its ports.</p>
`
