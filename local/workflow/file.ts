import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'

/** A step of a job, as far as it is executed here. */
export interface WorkflowStep {
  readonly id?: string
  readonly name?: string
  readonly uses?: string
  readonly run?: string
  readonly if?: string | boolean
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, unknown>>
}

/** A job: steps, or a call of a reusable workflow. */
export interface WorkflowJob {
  readonly needs?: string | readonly string[]
  readonly if?: string | boolean
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly secrets?: Readonly<Record<string, unknown>> | 'inherit'
  readonly steps?: readonly WorkflowStep[]
  readonly env?: Readonly<Record<string, unknown>>
  readonly outputs?: Readonly<Record<string, string>>
  readonly permissions?: Permissions
  readonly environment?: string | { readonly name: string; readonly url?: string }
  readonly strategy?: { readonly matrix?: Readonly<Record<string, unknown>> }
}

export type Permissions = Readonly<Record<string, 'read' | 'write' | 'none'>>

/** An input that a workflow declares for its callers or for people. */
export interface WorkflowInput {
  readonly description?: string
  readonly type?: 'string' | 'boolean' | 'number' | 'choice' | 'environment'
  readonly required?: boolean
  readonly default?: unknown
  readonly options?: readonly string[]
}

interface Trigger {
  readonly inputs?: Readonly<Record<string, WorkflowInput>>
  readonly outputs?: Readonly<Record<string, { readonly description?: string; readonly value: string }>>
  readonly secrets?: Readonly<Record<string, { readonly required?: boolean; readonly description?: string }>>
}

/** A workflow file. */
export interface Workflow {
  readonly name?: string
  readonly on: Readonly<Record<string, Trigger | null>>
  readonly permissions?: Permissions
  readonly env?: Readonly<Record<string, unknown>>
  readonly jobs: Readonly<Record<string, WorkflowJob>>
}

/** Reads a workflow file. Whether it is a good one is for the linters to say. */
export const readWorkflow = async (path: string): Promise<Workflow> => parse(await readFile(path, 'utf8')) as Workflow
