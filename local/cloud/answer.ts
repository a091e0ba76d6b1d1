import { randomUUID } from 'node:crypto'

/** An HTTP answer, complete. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[]>>
  readonly body: Buffer
}

/** An error as the service's own protocol words it, so that every AWS client parses it to the same code. */
export function errorAnswer(service: string, status: number, code: string, message: string): Answer {
  const requestId = randomUUID()
  if (service === 'ssm') {
    return jsonAnswer({ __type: code, message, Message: message }, status, { 'x-amzn-requestid': requestId })
  }
  return xmlAnswer(errorDocument(service, code, escapeXml(message), requestId), status)
}

function errorDocument(service: string, code: string, message: string, requestId: string): string {
  switch (service) {
    case 's3':
      return `<Error><Code>${code}</Code><Message>${message}</Message><RequestId>${requestId}</RequestId></Error>`
    case 'ec2':
      return `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>${requestId}</RequestID></Response>`
    default:
      return `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`
  }
}

/** An answer in SSM's protocol (JSON 1.1). */
export function jsonAnswer(value: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': randomUUID(), ...headers },
    body: Buffer.from(JSON.stringify(value)),
  }
}

/** An answer in XML (EC2, IAM, STS, S3). */
export function xmlAnswer(xml: string, status = 200): Answer {
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`),
  }
}

/** The answer of an EC2 operation whose elements are already XML. */
export function ec2Answer(operation: string, elements: string): Answer {
  return xmlAnswer(
    `<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>${randomUUID()}</requestId>${elements}</${operation}Response>`,
  )
}

/** The same answer with another body; the length follows from it. */
export function withBody(answer: Answer, body: string | Buffer): Answer {
  const { 'content-length': _length, ...headers } = answer.headers
  return { ...answer, headers, body: Buffer.from(body) }
}

/** The error code that an answer carries, in whichever protocol; undefined when it is no error. */
export function errorCode(answer: Answer): string | undefined {
  if (answer.status < 400) return undefined
  const text = answer.body.toString()
  return (
    /<Code>([^<]+)<\/Code>/.exec(text)?.[1] ??
    /"__type"\s*:\s*"(?:[^"#]*#)?([^"]+)"/.exec(text)?.[1] ??
    String(answer.status)
  )
}

/** Text made safe for an XML element. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
