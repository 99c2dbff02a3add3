/** What each exit code means; the same for every command. */
export const EXIT = {
  /** Written, and nothing at or above `--fail-on`. */
  ok: 0,
  /** Written, and findings at or above `--fail-on` (new ones only, with `--baseline`). */
  findings: 1,
  /** Could not run: usage, no such input, nothing recognizable in it, an invalid brief. */
  unusable: 2,
  /** Written, but a rule crashed, or the program itself did: our bug. */
  crashed: 3,
} as const;

/** A crash outweighs findings: what the gate says is then not to be relied on. */
export function exitCode(outcome: { readonly crashed: boolean; readonly gated: boolean }): number {
  if (outcome.crashed) return EXIT.crashed;
  return outcome.gated ? EXIT.findings : EXIT.ok;
}
