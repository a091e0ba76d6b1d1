import type { Filter, ResourceType, Tag, TagSpecification } from '@aws-sdk/client-ec2'
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
