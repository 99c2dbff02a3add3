/** A process to measure. `node` is the Node that runs the benchmark. */
export interface Command {
  readonly argv: readonly string[];
  /** Nothing is loaded into the process: for those too short to carry it. */
  readonly wallOnly: boolean;
}

export function command(...argv: string[]): Command {
  return { argv, wallOnly: false };
}

/** As one types it. */
export function typed({ argv }: Command): string {
  return argv.map((word) => (/^[\w./:=@%+-]+$/.test(word) ? word : `'${word}'`)).join(' ');
}
