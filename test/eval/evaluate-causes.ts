import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { auditOf } from '../../src/analysis/audit-of.ts';
import { RULES } from '../../src/rules/catalogue.ts';
import { readSnapshot } from '../../src/snapshot/read-snapshot.ts';
import { type Answer, readAnswers } from './answers.ts';
import { type Guess, guesses, isRight } from './guesses.ts';
import { WITHOUT_TRACE } from './labels.ts';

const USAGE = `Usage: npm run eval:causes -- DIR [--answers FILE] [--misses]

Compares the causes of each case below DIR with DIR/answers.jsonl, or FILE: JSON lines
{case, root_cause, fault_object, fault_taxonomy}, case a path below DIR. A case is right at one
where the first cause names all three, at three where one of the first three does.
--misses prints what was said of each case that is not right at one.
`;

interface Options {
  readonly args: readonly string[];
}

interface Outcome {
  readonly answer: Answer;
  readonly said: readonly Guess[];
  /** Of the right guess, from 1; `null`: there is none. */
  readonly rank: number | null;
}

/** Prints A@1 and A@3 by type and of all cases. */
export async function main({ args }: Options): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { answers: { type: 'string' }, misses: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (folder === undefined) {
    process.stderr.write(USAGE);
    return 2;
  }
  const outcomes: Outcome[] = [];
  for (const answer of readAnswers(values.answers ?? join(folder, 'answers.jsonl')))
    outcomes.push(await outcome(folder, answer));
  process.stdout.write(`${[...byType(outcomes), '', ...untraceable(outcomes)].join('\n')}\n`);
  if (values.misses === true) process.stdout.write(`${outcomes.flatMap(miss).join('\n')}\n\n`);
  process.stdout.write(`${rates(outcomes)}\n`);
  return 0;
}

async function outcome(folder: string, answer: Answer): Promise<Outcome> {
  const { cluster, ledger } = await readSnapshot(join(folder, answer.case), {
    namespaces: null,
    capturedAt: null,
  });
  const said = guesses(auditOf({ cluster, ledger, rules: RULES, version: '0.0.0' }));
  const place = said.findIndex((guess) => isRight(guess, answer));
  return { answer, said, rank: place < 0 ? null : place + 1 };
}

function byType(outcomes: readonly Outcome[]): readonly string[] {
  const types = [...new Set(outcomes.map(({ answer }) => answer.cause))].toSorted();
  const width = Math.max(...types.map((type) => type.length));
  return types.map((type) => {
    const own = outcomes.filter(({ answer }) => answer.cause === type);
    return `${type.padEnd(width)}  ${rates(own)}`;
  });
}

function untraceable(outcomes: readonly Outcome[]): readonly string[] {
  const types = [...new Set(outcomes.map(({ answer }) => answer.cause))]
    .filter((type) => WITHOUT_TRACE.has(type))
    .toSorted();
  return types.length === 0 ? [] : [`No trace in state or logs, counted as misses: ${types.join(', ')}`, ''];
}

function miss({ answer, said, rank }: Outcome): readonly string[] {
  if (rank === 1) return [];
  const words = said.slice(0, 3).map((guess) => (guess === null ? '?' : `${guess.cause} ${guess.object}`));
  return [`${answer.case}: ${answer.cause} ${answer.object}, said: ${words.join(', ') || 'nothing'}`];
}

function rates(outcomes: readonly Outcome[]): string {
  const share = (most: number) => {
    const right = outcomes.filter(({ rank }) => rank !== null && rank <= most).length;
    return (outcomes.length === 0 ? 0 : right / outcomes.length).toFixed(3);
  };
  return `A@1 ${share(1)} A@3 ${share(3)} cases ${outcomes.length}`;
}
