/**
 * A mistake the user can mend: wrong usage, no such input, an invalid brief.
 * The message is one line that says what was expected, what was found and what to do.
 * Anything else that is thrown is our bug and keeps its stack.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** Lines to print below the message: what was written, and carets below the mistake. */
  readonly excerpt: readonly string[];

  constructor(message: string, options: ErrorOptions & { readonly excerpt?: readonly string[] } = {}) {
    super(message, options);
    this.excerpt = options.excerpt ?? [];
  }
}
