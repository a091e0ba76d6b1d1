/**
 * An error that is part of the product: what was wrong, the value, what is allowed or missing, and, as `fix`, what to do about it. Everything else that is
 * thrown is a bug or the environment's fault and is shown with its cause.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError'
  /** What the reader should do now, as a sentence. */
  readonly fix: string | undefined

  constructor(message: string, options: { fix?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.fix = options.fix
  }
}
