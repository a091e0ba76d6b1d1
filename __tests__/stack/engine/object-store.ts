import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { startMoto } from '../../../local/cloud/moto.ts'
import { pythonEnvironment } from '../../../local/cloud/python.ts'
import { relayTo } from './relay.ts'

/** An S3 that containers reach. */
export interface ObjectStore {
  /** `address:port`, as Tempo wants it. */
  readonly endpoint: string
  close(): Promise<void>
}

/**
 * moto, made reachable at an address of the compose network: moto itself listens on 127.0.0.1 only.
 * @param address the host's own address within the network of the containers.
 */
export const startObjectStore = async (address: string, bucket: string): Promise<ObjectStore> => {
  const { python } = await pythonEnvironment((line) => console.log(line))
  const moto = await startMoto(python)
  const relay = await relayTo(address, moto.port)
  const endpoint = `${address}:${relay.port}`
  const client = new S3Client({
    endpoint: `http://${endpoint}`,
    region: 'eu-central-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })
  await client.send(
    new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' } }),
  )
  client.destroy()
  return {
    endpoint,
    close: async () => {
      await relay.close()
      await moto.close()
    },
  }
}
