import type { Filter, ResourceType, Tag, TagSpecification } from '@aws-sdk/client-ec2'
import { UserError } from '../model/errors.ts'
import { DEPLOYMENT_TAG, EXPIRY_TAG, type Scope, tagsOf } from '../model/names.ts'

/** Narrows a describe call to what belongs to the deployment. */
export const ownFilter = (scope: Scope): Filter => ({ Name: `tag:${DEPLOYMENT_TAG}`, Values: [scope.name] })

/** Tags a resource in the very call that makes it, so that a run killed right after finds it again. */
export const tagged = (scope: Scope, ...types: ResourceType[]): TagSpecification[] =>
  types.map((ResourceType) => ({ ResourceType, Tags: tagsOf(scope) }))

/** The same for what carries the expiry too, null for one that never comes. */
export const taggedUntil = (scope: Scope, expiresAt: string | null, ...types: ResourceType[]): TagSpecification[] =>
  tagged(scope, ...types).map(({ ResourceType, Tags = [] }) => ({
    ResourceType,
    Tags: expiresAt === null ? Tags : [...Tags, { Key: EXPIRY_TAG, Value: expiresAt }],
  }))

/** What the expiry tag says, or null without one. */
export const expiryIn = (tags: readonly Tag[] | undefined): string | null =>
  tags?.find(({ Key }) => Key === EXPIRY_TAG)?.Value ?? null

/** Whether tags, in any service's form, make something part of the deployment. */
export const belongsTo = (scope: Scope, tags: readonly Tag[] | undefined): boolean =>
  tags?.some(({ Key, Value }) => Key === DEPLOYMENT_TAG && Value === scope.name) === true

/**
 * Refuses what has one of the deployment's names without being part of it: names are taken by whoever comes first, and only the tag says whose something is.
 *
 * @param what what it is, with its name, e.g. `role vispyr-demo-eu-central-1`
 * @throws UserError when it does not carry the deployment's tag
 */
export const requireOwn = (scope: Scope, what: string, tags: readonly Tag[] | undefined): void => {
  if (belongsTo(scope, tags)) return
  throw new UserError(
    `The ${what} exists but does not belong to this deployment: it has no tag \`${DEPLOYMENT_TAG}\` = \`${scope.name}\`.`,
    {
      fix: 'Add the tag if it is this deployment’s, remove what is there, or choose another `name`. What is not tagged is never touched.',
    },
  )
}
