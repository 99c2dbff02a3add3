import type { Instant } from './instant.ts';
import type { LogMatch } from './log-signature.ts';

/** What one captured container log says. The lines themselves are not kept, only what was recognised and the end. */
export interface ContainerLog {
  readonly namespace: string | null;
  readonly pod: string;
  readonly container: string | null;
  readonly previous: boolean;
  readonly file: string;
  readonly lines: number;
  readonly bytes: number;
  readonly firstAt: Instant | null;
  readonly lastAt: Instant | null;
  /** The last lines, redacted and bounded, oldest first. */
  readonly tail: readonly string[];
  /** Recognised signatures, most frequent first. */
  readonly matches: readonly LogMatch[];
}
