import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { EmulatedHost } from '../../host/host.ts'
import type { Command, Invocation } from './command.ts'
import { outputKey } from './shapes.ts'

/**
 * Puts the full stdout and stderr of an ended command into the bucket it named, as the agent does: with the credentials of the instance's role, through the
 * front, and nothing for an empty stream. An agent that may not write only logs it; here the host's own log takes that part.
 */
export async function uploadOutput(
  endpoint: string,
  command: Command,
  invocation: Invocation,
  host: EmulatedHost,
): Promise<void> {
  const credentials = await host.credentials()
  if (credentials === undefined) {
    await host.log('no credentials: the output of the command was not uploaded')
    return
  }
  const client = new S3Client({
    endpoint,
    region: command.region,
    forcePathStyle: true,
    credentials: {
      accessKeyId: credentials.AWS_ACCESS_KEY_ID,
      secretAccessKey: credentials.AWS_SECRET_ACCESS_KEY,
      sessionToken: credentials.AWS_SESSION_TOKEN,
    },
  })
  try {
    for (const stream of ['stdout', 'stderr'] as const) {
      if (invocation[stream] === '') continue
      const object = {
        Bucket: command.request.outputBucket,
        Key: outputKey(command, invocation, stream),
        Body: invocation[stream],
      }
      await client.send(new PutObjectCommand(object))
    }
  } catch (error) {
    await host.log(`the output of the command was not uploaded: ${String(error)}`)
  } finally {
    client.destroy()
  }
}
