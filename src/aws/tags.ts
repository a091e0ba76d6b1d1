import type { Filter, ResourceType, Tag, TagSpecification } from '@aws-sdk/client-ec2'
import { DEPLOYMENT_TAG, type Scope, tagsOf } from '../model/names.ts'

/** Narrows a describe call to what belongs to the deployment. */
export const ownFilter = (scope: Scope): Filter => ({ Name: `tag:${DEPLOYMENT_TAG}`, Values: [scope.name] })

/** Tags a resource in the very call that makes it, so that a run killed right after finds it again. */
export const tagged = (scope: Scope, ...types: ResourceType[]): TagSpecification[] =>
  types.map((ResourceType) => ({ ResourceType, Tags: tagsOf(scope) }))

/** Whether tags, in any service's form, make something part of the deployment. */
export const belongsTo = (scope: Scope, tags: readonly Tag[] | undefined): boolean =>
  tags?.some(({ Key, Value }) => Key === DEPLOYMENT_TAG && Value === scope.name) === true
