import { EC2Client } from '@aws-sdk/client-ec2'
import { IAMClient } from '@aws-sdk/client-iam'
import { S3Client } from '@aws-sdk/client-s3'
import { SSMClient } from '@aws-sdk/client-ssm'
import { STSClient } from '@aws-sdk/client-sts'

/** A pair that signs requests. */
export interface AccessKey {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** SDK clients of one region. */
export interface Clients {
  readonly ec2: EC2Client
  readonly iam: IAMClient
  readonly s3: S3Client
  readonly ssm: SSMClient
  readonly sts: STSClient
}

/** Clients by region, made on first use. Pointed at moto itself they ask behind the front: nothing is recorded, amended or struck. */
export function clientsOf(endpoint: string, credentials: AccessKey): (region: string) => Clients {
  const made = new Map<string, Clients>()
  return (region) => {
    const settings = { endpoint, region, credentials, maxAttempts: 1 }
    const clients = made.get(region) ?? {
      ec2: new EC2Client(settings),
      iam: new IAMClient(settings),
      s3: new S3Client({ ...settings, forcePathStyle: true }),
      ssm: new SSMClient(settings),
      sts: new STSClient(settings),
    }
    made.set(region, clients)
    return clients
  }
}
