import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { TARGETS } from './captures/catalogue.ts';

export interface Options {
  readonly minutes: number;
  readonly seed: number;
  /** The first case, from 0. */
  readonly from: number;
  /** No more than so many cases; `null`: as long as the minutes last. */
  readonly cases: number | null;
  readonly only: string;
  readonly corpus: string | null;
  /** Where failing inputs are written. */
  readonly out: string;
}

export const USAGE = `npm run fuzz -- [options]

  --minutes <n>    how long; default 1
  --seed <n>       the same seed, the same cases; default 1
  --from <n>       begin at this case; default 0
  --cases <n>      end after so many cases
  --only <target>  only captures of this target: ${TARGETS.join(', ')}, or one of them: leaky/yaml
  --corpus <dir>   mutate the captures below this folder too
  --out <dir>      write failing inputs here; default: kube-dossier-fuzz-failures in the temporary folder
`;

/** `null` when they are not as the usage says, or ask for it. */
export function parseOptions(args: readonly string[]): Options | null {
  const values = parsed(args);
  if (values === null || values.help) return null;
  const [minutes, seed, from] = [values.minutes, values.seed, values.from].map(Number);
  const cases = values.cases === undefined ? null : Number(values.cases);
  if (!isCount(seed) || !isCount(from) || !(minutes !== undefined && minutes > 0)) return null;
  if (cases !== null && !isCount(cases)) return null;
  return { minutes, seed, from, cases, only: values.only, corpus: values.corpus ?? null, out: values.out };
}

function isCount(value: number | undefined): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', default: false },
        minutes: { type: 'string', default: '1' },
        seed: { type: 'string', default: '1' },
        from: { type: 'string', default: '0' },
        cases: { type: 'string' },
        only: { type: 'string', default: '' },
        corpus: { type: 'string' },
        out: { type: 'string', default: join(tmpdir(), 'kube-dossier-fuzz-failures') },
      },
    }).values;
  } catch {
    return null;
  }
}
