/** Images that keep data in a form of their own, which an older major version may not read any more. */
const STORES = ['grafana/grafana', 'grafana/loki', 'grafana/pyroscope', 'grafana/tempo', 'prom/prometheus']

/** A store whose major version changes. */
export interface MajorJump {
  readonly store: string
  readonly from: string
  readonly to: string
}

/** The stores whose major version differs between two sets of images, such as `grafana/tempo:3.0.3`, whatever registry either comes from. */
export const majorJumps = (from: readonly string[], to: readonly string[]): MajorJump[] =>
  STORES.flatMap((store) => {
    const [before, after] = [versionOf(from, store), versionOf(to, store)]
    return before !== null && after !== null && majorOf(before) !== majorOf(after)
      ? [{ store, from: before, to: after }]
      : []
  })

const versionOf = (images: readonly string[], store: string): string | null =>
  images
    .find((image) => `/${image}`.includes(`/${store}:`))
    ?.split(':')
    .at(-1) ?? null

const majorOf = (version: string): string => /^v?(\d+)/.exec(version)?.[1] ?? version
