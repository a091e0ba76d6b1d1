import type { EC2Client } from '@aws-sdk/client-ec2'
import type { IAMClient } from '@aws-sdk/client-iam'
import type { Route53Client } from '@aws-sdk/client-route-53'
import type { S3Client } from '@aws-sdk/client-s3'
import type { SSMClient } from '@aws-sdk/client-ssm'
import type { Log } from '../model/log.ts'
import type { Scope } from '../model/names.ts'

/** The way to one deployment in one account and region: clients, whose resources to look at, where to log, when to stop. */
export interface Cloud {
  readonly scope: Scope
  readonly ec2: EC2Client
  readonly iam: IAMClient
  readonly route53: Route53Client
  readonly s3: S3Client
  readonly ssm: SSMClient
  /** For what must still be said once the signal has ended everything else. */
  readonly afterAbort: { readonly ssm: SSMClient; readonly s3: S3Client }
  readonly log: Log
  /** Ends every call, wait and retry; its reason says why. */
  readonly signal: AbortSignal
}
