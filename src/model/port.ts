import { number, text } from './json.ts';

/** An `IntOrString` port: its number, or the name of a container or Service port. */
export function readPort(value: unknown): number | string | null {
  return number(value) ?? text(value);
}
