import { InvalidArgumentError } from '@commander-js/extra-typings';

/** How many old revisions to keep: 0 or more. */
export function keep(value: string): number {
  if (!/^\d{1,4}$/.test(value)) throw new InvalidArgumentError('Expected a number of revisions such as 3.');
  return Number(value);
}
