/** Where words for the reader of the job's log go. Handed in, so that a test can read them. */
export interface Log {
  info(message: string): void
  /** Shown only with the runner's debug logging on. */
  debug(message: string): void
  warning(message: string): void
  /** Runs one phase of the story in a foldable group and says how long it took. */
  group<T>(title: string, phase: () => Promise<T>): Promise<T>
  /** Never print this value again. */
  mask(secret: string): void
}
