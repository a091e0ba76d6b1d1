import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  DeleteInstanceProfileCommand,
  GetInstanceProfileCommand,
  type InstanceProfile,
  RemoveRoleFromInstanceProfileCommand,
} from '@aws-sdk/client-iam'
import type { Cloud } from '../cloud/cloud.ts'
import { isMissing } from '../cloud/failures.ts'
import { given } from '../model/given.ts'
import { roleName, tagsOf } from '../model/names.ts'
import { unlessMissing } from './ec2.ts'
import type { ResourceKind } from './kind.ts'
import { requireOwn } from './tags.ts'

/** What hands the role to the host. */
export const instanceProfile: ResourceKind<'instance-profile'> = {
  observe: async (cloud) => {
    const name = roleName(cloud.scope)
    const found = await existing(cloud, name)
    if (!found) return []
    requireOwn(cloud.scope, `instance profile ${name}`, found.Tags)
    const state = { role: found.Roles?.[0]?.RoleName ?? null }
    return [
      {
        kind: 'instance-profile',
        key: 'instance-profile',
        id: name,
        state,
        details: { arn: given(found.Arn, 'an ARN') },
      },
    ]
  },

  create: async (cloud, { state }) => {
    const InstanceProfileName = roleName(cloud.scope)
    await cloud.iam.send(new CreateInstanceProfileCommand({ InstanceProfileName, Tags: tagsOf(cloud.scope) }))
    await addRole(cloud, InstanceProfileName, state.role)
    return InstanceProfileName
  },

  change: async (cloud, { observed, wanted }) => {
    const InstanceProfileName = observed.id
    // A profile holds one role; adding a second fails with LimitExceeded, which the SDK would take for throttling.
    if (observed.state.role) {
      await cloud.iam.send(
        new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName, RoleName: observed.state.role }),
      )
    }
    await addRole(cloud, InstanceProfileName, wanted.state.role)
  },

  remove: async (cloud, { id: InstanceProfileName, state }) => {
    const { role } = state
    if (role) {
      await unlessMissing(() =>
        cloud.iam.send(new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName, RoleName: role })),
      )
    }
    await unlessMissing(() => cloud.iam.send(new DeleteInstanceProfileCommand({ InstanceProfileName })))
  },
}

const existing = async (cloud: Cloud, InstanceProfileName: string): Promise<InstanceProfile | undefined> => {
  try {
    return (await cloud.iam.send(new GetInstanceProfileCommand({ InstanceProfileName }))).InstanceProfile
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

const addRole = async (cloud: Cloud, InstanceProfileName: string, RoleName: string | null): Promise<void> => {
  if (RoleName) await cloud.iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName }))
}
