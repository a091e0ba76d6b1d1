import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam'
import type { Cloud } from '../cloud/cloud.ts'
import { isMissing } from '../cloud/failures.ts'
import { given } from '../model/given.ts'
import { roleName, tagsOf } from '../model/names.ts'
import type { States } from '../model/resources.ts'
import { unlessMissing } from './ec2.ts'
import { differsIn, type ResourceKind } from './kind.ts'
import { requireOwn } from './tags.ts'

/** The inline policy's name. */
const POLICY = 'host'

/** The host's role with its one inline policy. */
export const role: ResourceKind<'role'> = {
  observe: async (cloud) => {
    const name = roleName(cloud.scope)
    const found = await existing(cloud, name)
    if (!found) return []
    requireOwn(cloud.scope, `role ${name}`, found.Tags)
    const [policy, attached] = await Promise.all([inlinePolicy(cloud, name), attachedPolicies(cloud, name)])
    return [
      {
        kind: 'role',
        key: 'role',
        id: name,
        state: {
          trust: parsed(found.AssumeRolePolicyDocument),
          policy,
          boundary: found.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
          attached,
        },
        details: { arn: given(found.Arn, 'an ARN') },
      },
    ]
  },

  create: async (cloud, { state }) => {
    const name = roleName(cloud.scope)
    await cloud.iam.send(
      new CreateRoleCommand({
        RoleName: name,
        Description: `Host of the Vispyr deployment ${cloud.scope.name}`,
        AssumeRolePolicyDocument: JSON.stringify(state.trust),
        ...(state.boundary && { PermissionsBoundary: state.boundary }),
        Tags: tagsOf(cloud.scope),
      }),
    )
    await putPolicy(cloud, name, state)
    return name
  },

  change: async (cloud, correction) => {
    const { observed, wanted } = correction
    const RoleName = observed.id
    if (differsIn(correction, 'trust')) {
      await cloud.iam.send(
        new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: JSON.stringify(wanted.state.trust) }),
      )
    }
    if (differsIn(correction, 'policy')) await putPolicy(cloud, RoleName, wanted.state)
    if (differsIn(correction, 'boundary')) {
      await (wanted.state.boundary
        ? cloud.iam.send(
            new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary: wanted.state.boundary }),
          )
        : cloud.iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName })))
    }
    for (const PolicyArn of observed.state.attached) {
      await cloud.iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }))
    }
  },

  remove: async (cloud, { id: RoleName, state }) => {
    for (const PolicyArn of state.attached) {
      await unlessMissing(() => cloud.iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn })))
    }
    const { PolicyNames = [] } = await cloud.iam.send(new ListRolePoliciesCommand({ RoleName }))
    for (const PolicyName of PolicyNames) {
      await unlessMissing(() => cloud.iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName })))
    }
    await unlessMissing(() => cloud.iam.send(new DeleteRoleCommand({ RoleName })))
  },
}

const existing = async (cloud: Cloud, RoleName: string) => {
  try {
    return (await cloud.iam.send(new GetRoleCommand({ RoleName }))).Role
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

const inlinePolicy = async (cloud: Cloud, RoleName: string): Promise<unknown> => {
  try {
    return parsed((await cloud.iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: POLICY }))).PolicyDocument)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

const attachedPolicies = async (cloud: Cloud, RoleName: string): Promise<string[]> => {
  const { AttachedPolicies = [] } = await cloud.iam.send(new ListAttachedRolePoliciesCommand({ RoleName }))
  return AttachedPolicies.map(({ PolicyArn }) => given(PolicyArn, "a policy's ARN"))
}

const putPolicy = (cloud: Cloud, RoleName: string, { policy }: States['role']) =>
  cloud.iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: POLICY, PolicyDocument: JSON.stringify(policy) }))

/** IAM returns documents URL-encoded. */
const parsed = (document: string | undefined): unknown =>
  document === undefined ? null : JSON.parse(decodeURIComponent(document))
