import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Service } from './project.ts'

/** A stand-in for a container. */
export interface Container extends Service {
  readonly project: string
  /** ISO 8601. */
  readonly startedAt: string
}

/** What stands in for the containers of a host: what `up` has left behind. */
export interface DockerState {
  readonly containers: readonly Container[]
  /** Whether a token protects the ports that telemetry comes in by: the release's `VISPYR_INGEST_AUTH`. */
  readonly ingestAuth: string
}

/** The directory in which a host's stand-ins keep their state. */
export function stateDirectory(): string {
  const directory = process.env['VISPYR_SIMULATION_STATE']
  if (directory === undefined) throw new Error('VISPYR_SIMULATION_STATE is not set: this runs on an emulated host only')
  return directory
}

/** The state; empty on a host that has never started a container. */
export function readState(): DockerState {
  const file = stateFile()
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DockerState) : { containers: [], ingestAuth: '' }
}

/** Replaces the state whole, so that nobody reads half of it. */
export function writeState(state: DockerState): void {
  const file = stateFile()
  writeFileSync(`${file}.new`, JSON.stringify(state))
  renameSync(`${file}.new`, file)
}

/** The file that takes what a service logs. */
export function logFile(service: string): string {
  const directory = join(stateDirectory(), 'logs')
  mkdirSync(directory, { recursive: true })
  return join(directory, `${service}.log`)
}

function stateFile(): string {
  return join(stateDirectory(), 'docker.json')
}
