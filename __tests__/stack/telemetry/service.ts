// A service with routes of its own that calls the next one over HTTP: `node --import ./instrument.ts service.ts shop|orders|stock [URL of the next]`.
// Prints the port that it listens on.
import { createHash } from 'node:crypto'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'

// By require, so that the instrumentation that is loaded already sees it.
const require = createRequire(import.meta.url)
const express = require('express') as typeof import('express')
const http = require('node:http') as typeof import('node:http')

const [role = '', next = ''] = process.argv.slice(2)

const statusOf = (url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const request: ClientRequest = http.get(url, (response: IncomingMessage) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    request.on('error', reject)
  })

/** Work that a profile shows. */
const computePrice = (item: string): string => {
  let digest = item
  for (let round = 0; round < 300; round++) digest = createHash('sha256').update(digest).digest('hex')
  return digest
}

const kept: string[] = []

const app = express()
app.get('/health', (_request, response) => {
  response.send('well')
})

if (role === 'shop') {
  app.get('/checkout/:item', async (request, response) => {
    const status = await statusOf(`${next}/orders/${request.params.item}`)
    response.status(status).send(computePrice(request.params.item))
  })
  app.get('/search', (request, response) => {
    response.send(computePrice(String(request.query['q'])))
  })
}
if (role === 'orders') {
  app.get('/orders/:id', async (request, response) => {
    const status = await statusOf(`${next}/items/${request.params.id}`)
    response.status(status).send('ordered')
  })
}
if (role === 'stock') {
  app.get('/items/:name', (request, response) => {
    const { name } = request.params
    // Memory that a heap profile shows.
    kept.push(name.repeat(2000))
    if (kept.length > 2000) kept.splice(0, 1000)
    response.status(name.startsWith('broken') ? 500 : 200).send(computePrice(name))
  })
}

const server = app.listen(0, '127.0.0.1', () => {
  console.log((server.address() as AddressInfo).port)
})
