import type { ContainerStatus } from '../model/container.ts';
import type { Instant } from '../model/instant.ts';
import { UNKNOWN_EXIT_CODE } from '../model/text-form.ts';

/** How a container ended the last time it did. */
export type Termination = {
  readonly reason: string | null;
  /** `null` where text shows only that it failed. */
  readonly exitCode: number | null;
  readonly finishedAt: Instant | null;
  /** Milliseconds from start to end; `null` when either is unknown. */
  readonly ran: number | null;
  /** Where it stands below the container's status: `state` or `lastState`. */
  readonly field: 'state' | 'lastState';
};

export function lastTermination({ state, lastState }: ContainerStatus): Termination | null {
  const [field, ended] =
    state.phase === 'terminated' ? (['state', state] as const) : (['lastState', lastState] as const);
  if (ended.phase !== 'terminated') return null;
  const { reason, startedAt, finishedAt } = ended;
  const exitCode = ended.exitCode === UNKNOWN_EXIT_CODE ? null : ended.exitCode;
  const ran = startedAt === null || finishedAt === null ? null : Math.max(finishedAt - startedAt, 0);
  return { reason, exitCode, finishedAt, ran, field };
}

/**
 * What an exit code says, by the conventions of shells: 126 and 127 are the shell's own, above 128 is 128 plus the
 * number of a signal. `null` for a code that is the program's own.
 */
export function exitCodeMeaning(exitCode: number): string | null {
  return MEANINGS.get(exitCode) ?? null;
}

const MEANINGS: ReadonlyMap<number, string> = new Map([
  [0, 'ended without an error'],
  [1, 'an error in the program'],
  [2, 'an error in the program or its arguments'],
  [126, 'the command cannot be executed'],
  [127, 'the command is not there'],
  [128, 'the container could not be started'],
  [130, 'SIGINT, interrupted'],
  [132, 'SIGILL, an instruction this CPU does not know'],
  [134, 'SIGABRT, the program gave up'],
  [135, 'SIGBUS, a broken memory access'],
  [136, 'SIGFPE, an arithmetic error'],
  [137, 'SIGKILL, killed from outside'],
  [139, 'SIGSEGV, a broken memory access'],
  [143, 'SIGTERM, asked to stop'],
]);
