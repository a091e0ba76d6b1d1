/** A private registry of Amazon ECR, and the part of it that images come from. */
export interface EcrRegistry {
  /** The host that Docker logs in to. */
  readonly host: string
  /** The account that it belongs to. */
  readonly account: string
  readonly region: string
  /** The repositories, as an ARN ends: `docker-hub/*`, or `*` for all. */
  readonly repositories: string
}

/** Reads the name of an image registry as one of Amazon ECR's, or null where it is somebody else's. */
export const ecrRegistry = (name: string): EcrRegistry | null => {
  const [, host, account, region, path] =
    /^((\d{12})\.dkr\.ecr\.([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com(?:\.cn)?)((?:\/.+)?)$/.exec(name) ?? []
  if (host === undefined || account === undefined || region === undefined || path === undefined) return null
  return { host, account, region, repositories: path === '' ? '*' : `${path.slice(1)}/*` }
}
