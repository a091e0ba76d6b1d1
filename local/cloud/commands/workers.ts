/** Carries out a bounded number of jobs at a time, the others in the order they came. */
export class Workers {
  readonly #waiting: (() => Promise<void>)[] = []
  #free: number

  constructor(count: number) {
    this.#free = count
  }

  /** Starts a job as soon as a worker is free. A job must not reject. */
  take(job: () => Promise<void>): void {
    this.#waiting.push(job)
    this.#next()
  }

  #next(): void {
    if (this.#free === 0) return
    const job = this.#waiting.shift()
    if (job === undefined) return
    this.#free--
    void job().finally(() => {
      this.#free++
      this.#next()
    })
  }
}
