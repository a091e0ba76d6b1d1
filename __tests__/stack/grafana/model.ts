/** The part of Grafana's dashboard JSON that the tests read. */
export interface DataSourceRef {
  readonly type: string
  readonly uid: string
}

/** One query of a panel. Which fields it has depends on its data source. */
export interface Target {
  readonly refId: string
  readonly datasource: DataSourceRef
  /** PromQL. */
  readonly expr?: string
  readonly instant?: boolean
  readonly range?: boolean
  readonly exemplar?: boolean
  /** Min step of a Prometheus query. */
  readonly interval?: string
  /** `traceql` or `serviceMap` for Tempo, `profile` or `metrics` for Pyroscope. */
  readonly queryType?: string
  /** TraceQL. */
  readonly query?: string
  readonly limit?: number
  readonly serviceMapQuery?: string | readonly string[]
  readonly labelSelector?: string
  readonly profileTypeId?: string
  readonly groupBy?: readonly string[]
}

export interface Panel {
  readonly id: number
  readonly type: string
  readonly title: string
  readonly description?: string
  readonly datasource?: DataSourceRef
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
  readonly targets?: readonly Target[]
  readonly panels?: readonly Panel[]
  readonly fieldConfig?: {
    readonly defaults: { readonly unit?: string; readonly links?: readonly { readonly url: string }[] }
    readonly overrides: readonly { readonly properties: readonly { readonly id: string; readonly value: unknown }[] }[]
  }
  readonly transformations?: readonly { readonly id: string; readonly options: unknown }[]
}

export interface Variable {
  readonly name: string
  readonly label: string
  readonly description?: string
  readonly type: string
  readonly datasource: DataSourceRef
  readonly query: { readonly query?: string; readonly type?: string; readonly refId: string }
  readonly multi: boolean
  readonly includeAll: boolean
  readonly allValue?: string
  readonly regex: string
  readonly refresh: number
}

export interface Dashboard {
  readonly uid: string
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
  readonly schemaVersion: number
  readonly links: readonly {
    readonly type: string
    readonly tags: readonly string[]
    readonly includeVars: boolean
    readonly keepTime: boolean
  }[]
  readonly templating: { readonly list: readonly Variable[] }
  readonly annotations: { readonly list: readonly { readonly name: string; readonly target?: unknown }[] }
  readonly panels: readonly Panel[]
}

/** A rule of a provisioned alert group: query A, compared with a limit by B. */
export interface AlertRule {
  readonly uid: string
  readonly title: string
  readonly condition: string
  readonly for: string
  readonly noDataState: string
  readonly execErrState: string
  readonly dashboardUid: string
  readonly panelId: number
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly data: readonly {
    readonly refId: string
    readonly datasourceUid: string
    readonly model: {
      readonly expr?: string
      readonly type?: string
      readonly expression?: string
      readonly conditions?: readonly {
        readonly evaluator: { readonly type: string; readonly params: readonly number[] }
      }[]
    }
  }[]
}

export interface AlertGroup {
  readonly name: string
  readonly folder: string
  readonly interval: string
  readonly rules: readonly AlertRule[]
}
