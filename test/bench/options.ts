import { parseArgs } from 'node:util';

export interface Options {
  /** The rows of 400 MB and 1.2 GB too. */
  readonly full: boolean;
  /** Exit with 1 when a target is missed. */
  readonly check: boolean;
  readonly rounds: number;
  /** Where dumps are kept and used again; `null`: in a folder of this run. */
  readonly dumps: string | null;
  /** More folders or files of YAML to measure. */
  readonly yaml: readonly string[];
  /** The bundle to measure; `null`: the one of this checkout. */
  readonly program: string | null;
  /** Only groups whose title holds this. */
  readonly only: string;
  /** The capture whose parts to measure. */
  readonly parts: string;
  /** Measure the rules, and nothing else. */
  readonly rules: boolean;
}

export const USAGE = `npm run bench -- [options]

  --full           measure 400 MB and 1.2 GB too: ten minutes, 5 GB of memory (jq), 2.5 GB of disk
  --rounds <n>     medians of so many rounds; default 5
  --dumps <dir>    keep the generated dumps here, and use those that are here already: pods-100MB.json, ...
  --yaml <path>    measure this folder or file of YAML too; may be repeated
  --only <text>    only the groups whose title holds this text
  --program <file> measure this kube-dossier.cjs instead of the one of this checkout
  --check          exit with 1 when a target is missed
  --parts <file>   measure what each part of a report about this capture costs, and nothing else
  --causes         measure causes on 7,500 and 15,000 pods, a third of them broken, and nothing else
  --rules          measure the rule catalogue against reading, on 7,500 and 15,000 pods, and nothing else
`;

/** `null` when they are not as the usage says, or ask for it. */
export function parseOptions(args: readonly string[]): Options | null {
  const values = parsed(args);
  const rounds = Number(values?.rounds);
  if (values === null || values.help || !Number.isInteger(rounds) || rounds < 1) return null;
  return { ...values, rounds, dumps: values.dumps ?? null, program: values.program ?? null };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        full: { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        rounds: { type: 'string', default: '5' },
        dumps: { type: 'string' },
        yaml: { type: 'string', multiple: true, default: [] },
        program: { type: 'string' },
        only: { type: 'string', default: '' },
        parts: { type: 'string', default: '' },
        rules: { type: 'boolean', default: false },
      },
    }).values;
  } catch {
    return null;
  }
}
