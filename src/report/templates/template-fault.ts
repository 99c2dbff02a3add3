import { closest } from '../../closest.ts';
import { UserError } from '../../user-error.ts';

/** A mistake in a template, where it is: `mine/infrastructure.hbs:12: ...` */
export function templateFault(file: string, line: number | null, text: string): UserError {
  return new UserError(`${file}${line === null ? '' : `:${line}`}: ${text}`);
}

/** `did you mean verdict?`, or everything there is. */
export function suggestion(word: string, known: readonly string[]): string {
  const near = closest(word, known);
  return near === null ? `there is: ${known.join(', ')}` : `did you mean ${near}?`;
}
