import type { AddressBook } from '../addresses.ts'
import type { Amendment, CloudRequest } from '../amendment.ts'
import { type Answer, withBody } from '../answer.ts'

/** Elements of EC2's answers that hold a public address. */
const ADDRESS_ELEMENT = /<(ipAddress|publicIp|publicIpAddress|carrierIp)>(\d+\.\d+\.\d+\.\d+)<\//g
/** A name under a reserved top-level domain: it never resolves, so nobody is called by accident. */
const NAME_ELEMENT = /<(dnsName|publicDnsName)>[^<]*<\//g

/**
 * Public addresses: moto deals out routable ones, which belong to strangers. The front shows a loopback address for each, and takes it back in requests
 * that name one.
 */
export function addressAmendments(book: AddressBook): Amendment[] {
  return [
    {
      service: 'ec2',
      operations: 'all',
      handle: async (request, next) => translateAnswer(book, await next(translateRequest(book, request))),
    },
  ]
}

function translateRequest(book: AddressBook, request: CloudRequest): CloudRequest {
  const parameters = new URLSearchParams(request.parameters)
  let changed = false
  for (const [name, value] of request.parameters) {
    const known = book.publicOf(value)
    if (known === undefined) continue
    parameters.set(name, known)
    changed = true
  }
  return changed ? { ...request, parameters, body: Buffer.from(parameters.toString()) } : request
}

function translateAnswer(book: AddressBook, answer: Answer): Answer {
  const text = answer.body.toString()
  if (!/<(ipAddress|publicIp|publicIpAddress|publicDnsName|dnsName)>/.test(text)) return answer
  const translated = text
    .replace(ADDRESS_ELEMENT, (_match, element: string, real: string) => {
      const address = book.loopbackOf(real)
      return `<${element}>${address}</`
    })
    .replace(NAME_ELEMENT, (match, element: string) => {
      const real = /(?:ec2|ip)-(\d+)-(\d+)-(\d+)-(\d+)/.exec(match)?.slice(1).join('.')
      return real === undefined ? match : `<${element}>ec2-${book.loopbackOf(real).replaceAll('.', '-')}.invalid</`
    })
  return withBody(answer, translated)
}
