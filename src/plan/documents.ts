import { bucketName, parameterPath, type Scope } from '../model/names.ts'
import { type EcrRegistry, ecrRegistry } from '../model/registry.ts'
import type { BucketRule } from '../model/resources.ts'

const DAY = 86_400

/** Lets EC2 and nothing else assume the host's role. */
export const trustPolicy = (scope: Pick<Scope, 'partition'>) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: scope.partition === 'aws-cn' ? 'ec2.amazonaws.com.cn' : 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
})

/**
 * What the host may do: talk to Systems Manager, read its own secrets and releases, write its own telemetry and reports. AWS's own
 * AmazonSSMManagedInstanceCore would let it read every parameter of the account.
 *
 * @param needs.adminPasswordParameter the caller's own parameter with Grafana's password, which the host has to read too, or null
 * @param needs.imageRegistry where images come from: one of Amazon ECR's asks for rights, null and others do not
 */
export const hostPolicy = (
  scope: Scope,
  {
    adminPasswordParameter,
    imageRegistry,
  }: Readonly<Record<'adminPasswordParameter' | 'imageRegistry', string | null>> = {
    adminPasswordParameter: null,
    imageRegistry: null,
  },
) => {
  const registry = imageRegistry === null ? null : ecrRegistry(imageRegistry)
  const parameter = (name: string): string =>
    `arn:${scope.partition}:ssm:${scope.region}:${scope.account}:parameter${name}`
  const own = parameter(`${parameterPath(scope)}*`)
  const bucket = `arn:${scope.partition}:s3:::${bucketName(scope)}`
  const within = (...prefixes: string[]): string[] => prefixes.map((prefix) => `${bucket}/${prefix}/*`)
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'TalkToSystemsManager',
        Effect: 'Allow',
        Action: [
          'ssm:UpdateInstanceInformation',
          'ssmmessages:CreateControlChannel',
          'ssmmessages:CreateDataChannel',
          'ssmmessages:OpenControlChannel',
          'ssmmessages:OpenDataChannel',
        ],
        Resource: '*',
      },
      {
        Sid: 'ReadOwnSecrets',
        Effect: 'Allow',
        Action: ['ssm:GetParameter', 'ssm:GetParameters'],
        Resource: adminPasswordParameter === null ? own : [own, parameter(adminPasswordParameter)],
      },
      { Sid: 'ListOwnBucket', Effect: 'Allow', Action: ['s3:ListBucket', 's3:GetBucketLocation'], Resource: bucket },
      { Sid: 'ReadReleases', Effect: 'Allow', Action: ['s3:GetObject'], Resource: within('releases') },
      {
        Sid: 'KeepTelemetry',
        Effect: 'Allow',
        Action: [
          's3:GetObject',
          's3:PutObject',
          's3:DeleteObject',
          's3:GetObjectTagging',
          's3:PutObjectTagging',
          's3:AbortMultipartUpload',
          's3:ListMultipartUploadParts',
        ],
        Resource: within('tempo', 'loki'),
      },
      { Sid: 'Report', Effect: 'Allow', Action: ['s3:PutObject'], Resource: within('host', 'progress', 'commands') },
      ...(registry === null ? [] : pullStatements(scope, registry)),
    ],
  }
}

/**
 * What pulling from Amazon ECR takes: the actions of AWS's own AmazonEC2ContainerRegistryPullOnly, and CreateRepository for the first pull of an image through a
 * cache (https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-iam.html). AWS knows no resource for the login.
 */
const pullStatements = (
  { partition }: Pick<Scope, 'partition'>,
  { account, region, repositories }: EcrRegistry,
): { Sid: string; Effect: string; Action: string[]; Resource: string }[] => [
  { Sid: 'LogInToRegistry', Effect: 'Allow', Action: ['ecr:GetAuthorizationToken'], Resource: '*' },
  {
    Sid: 'PullImages',
    Effect: 'Allow',
    Action: ['ecr:BatchGetImage', 'ecr:BatchImportUpstreamImage', 'ecr:CreateRepository', 'ecr:GetDownloadUrlForLayer'],
    Resource: `arn:${partition}:ecr:${region}:${account}:repository/${repositories}`,
  },
]

/** Refuses every request to the bucket that is not made over TLS. */
export const bucketPolicy = (scope: Scope) => {
  const bucket = `arn:${scope.partition}:s3:::${bucketName(scope)}`
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'OnlyOverTLS',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [bucket, `${bucket}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  }
}

/**
 * What the bucket clears up by itself. Tempo expires its own blocks; the rule for them is a week later and only catches what Tempo left behind.
 *
 * @param tracesRetention seconds
 */
export const bucketLifecycle = (tracesRetention: number): BucketRule[] => [
  { id: 'abort-uploads', prefix: '', expireDays: null, abortUploadDays: 1 },
  { id: 'expire-annotations', prefix: 'releases/annotations/', expireDays: 1, abortUploadDays: null },
  { id: 'expire-commands', prefix: 'commands/', expireDays: 30, abortUploadDays: null },
  { id: 'expire-progress', prefix: 'progress/', expireDays: 30, abortUploadDays: null },
  { id: 'expire-traces', prefix: 'tempo/', expireDays: Math.ceil(tracesRetention / DAY) + 7, abortUploadDays: null },
]
