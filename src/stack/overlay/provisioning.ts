import { isMap, isScalar, isSeq } from 'yaml'
import { type StackFile, textOf } from '../files.ts'
import { fault } from './fault.ts'
import { eachPair, readYaml, scalarOf, type YamlFile } from './yaml.ts'

/** What Grafana reads in a file of alert provisioning (its documentation, "Use configuration files to provision alerting resources"). */
const ALERTING_KEYS = [
  'apiVersion',
  'groups',
  'deleteRules',
  'contactPoints',
  'deleteContactPoints',
  'policies',
  'resetPolicies',
  'templates',
  'deleteTemplates',
  'muteTimes',
  'deleteMuteTimes',
]

/** Of data sources only those that add some. */
const DATASOURCE_KEYS = ['apiVersion', 'datasources']

/** The data sources of the stack, by uid and by name. */
const STACK_DATASOURCES = ['prometheus', 'tempo', 'pyroscope', 'loki']

const checkKeys = (file: YamlFile, allowed: readonly string[]): void => {
  if (!isMap(file.document.contents)) return
  for (const { key } of file.document.contents.items) {
    if (!allowed.includes(String(scalarOf(key))))
      throw fault(file.path, file.placeOf(key), `unknown key "${scalarOf(key)}"; allowed: ${allowed.join(', ')}`)
  }
  const version = file.document.get('apiVersion', true)
  if (scalarOf(version) !== 1)
    throw fault(file.path, file.placeOf(version) ?? { line: 1, column: 1 }, 'Grafana needs "apiVersion: 1"')
}

/**
 * Checks a file of alert rules, contact points or notification policies.
 * @param stackUids uids of the stack's own rules, which a file must not take over.
 */
export const checkAlerting = (file: StackFile, stackUids: ReadonlySet<string>): void => {
  const yaml = readYaml(file.path, textOf(file))
  checkKeys(yaml, ALERTING_KEYS)
  eachPair(yaml, (key, pair) => {
    const uid = scalarOf(pair.value)
    if (key === 'uid' && typeof uid === 'string' && stackUids.has(uid))
      throw fault(
        file.path,
        yaml.placeOf(pair.value),
        `the uid "${uid}" is that of a rule of the stack`,
        'Give the rule a uid of its own.',
      )
  })
}

/** The uids of rules in a shipped file. */
export const uidsOf = (file: StackFile): string[] => {
  const uids: string[] = []
  eachPair(readYaml(file.path, textOf(file)), (key, pair) => {
    if (key === 'uid') uids.push(String(scalarOf(pair.value)))
  })
  return uids
}

/** Checks a file of extra data sources. */
export const checkDatasources = (file: StackFile): void => {
  const yaml = readYaml(file.path, textOf(file))
  checkKeys(yaml, DATASOURCE_KEYS)
  const sources = yaml.document.get('datasources', true)
  if (!isSeq(sources))
    throw fault(file.path, yaml.placeOf(sources) ?? { line: 1, column: 1 }, '"datasources" must be a list')
  for (const source of sources.items) {
    if (!isMap(source)) throw fault(file.path, yaml.placeOf(source), 'a data source must be a map of keys to values')
    for (const required of ['name', 'type']) {
      if (typeof source.get(required) !== 'string')
        throw fault(file.path, yaml.placeOf(source), `the data source has no "${required}"`)
    }
    for (const key of ['uid', 'name']) {
      const value = source.get(key, true)
      if (isScalar(value) && STACK_DATASOURCES.includes(String(value.value).toLowerCase()))
        throw fault(
          file.path,
          yaml.placeOf(value),
          `"${value.value}" is a data source of the stack`,
          'Choose another name and uid.',
        )
    }
    const isDefault = source.get('isDefault', true)
    if (scalarOf(isDefault) === true)
      throw fault(
        file.path,
        yaml.placeOf(isDefault),
        'Prometheus is the default data source, and Grafana does not start with two',
      )
  }
}
