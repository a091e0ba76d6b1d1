import { randomBytes } from 'node:crypto'
import {
  DeleteParameterCommand,
  type DescribeParametersCommandInput,
  PutParameterCommand,
  paginateDescribeParameters,
} from '@aws-sdk/client-ssm'
import type { Cloud } from '../cloud/cloud.ts'
import { given } from '../model/given.ts'
import { DEPLOYMENT_TAG, parameterPath, tagsOf } from '../model/names.ts'
import { unlessMissing } from './ec2.ts'
import { differsIn, type ResourceKind } from './kind.ts'

/** 24 bytes are 192 bits, beyond guessing, in 32 characters that need no quoting anywhere. */
const SECRET_BYTES = 24

/** Generated secrets, kept as SecureString parameters. Their values are written here once and never read by the action. */
export const parameter: ResourceKind<'parameter'> = {
  observe: async (cloud) => {
    const found = []
    const filters: DescribeParametersCommandInput['ParameterFilters'] = [
      { Key: 'Name', Option: 'BeginsWith', Values: [parameterPath(cloud.scope)] },
      { Key: `tag:${DEPLOYMENT_TAG}`, Values: [cloud.scope.name] },
    ]
    for await (const { Parameters = [] } of paginateDescribeParameters(
      { client: cloud.ssm },
      { ParameterFilters: filters },
    )) {
      found.push(...Parameters)
    }
    return found.map(({ Name, Type, Version, LastModifiedDate }) => {
      const name = given(Name, "a parameter's name")
      return {
        kind: 'parameter' as const,
        key: `parameter/${name.slice(parameterPath(cloud.scope).length)}`,
        id: name,
        state: { name, type: given(Type, "a parameter's type"), version: given(Version, "a parameter's version") },
        details: { modifiedAt: given(LastModifiedDate, "a parameter's date").toISOString() },
      }
    })
  },

  create: async (cloud, { state }) => {
    const Value = newSecret(cloud)
    await cloud.ssm.send(
      new PutParameterCommand({ Name: state.name, Type: 'SecureString', Value, Tags: tagsOf(cloud.scope) }),
    )
    return state.name
  },

  change: async (cloud, correction, resolve) => {
    const { observed, wanted } = correction
    if (!differsIn(correction, 'type')) {
      // The next version. The host still finds the one before it, which is how a rotated token stays valid for a while.
      const Value = newSecret(cloud)
      await cloud.ssm.send(new PutParameterCommand({ Name: observed.id, Type: 'SecureString', Value, Overwrite: true }))
      return
    }
    // A secret that someone stored in clear is replaced by a new one: tags cannot be combined with Overwrite.
    await parameter.remove(cloud, observed)
    await parameter.create(cloud, wanted, resolve)
  },

  remove: (cloud, { id }) => unlessMissing(() => cloud.ssm.send(new DeleteParameterCommand({ Name: id }))),
}

/** A value that nobody knows yet, and that the log never shows. */
const newSecret = (cloud: Cloud): string => {
  const value = randomBytes(SECRET_BYTES).toString('base64url')
  cloud.log.mask(value)
  return value
}
