import type { Brief } from '../brief/schema.ts';
import { fraction } from '../format/numbers.ts';
import { paragraph, table } from '../markdown/blocks.ts';
import { markdown } from '../markdown/serialize.ts';

type Test = Brief['tests'][number];

/** What the auditor tested; '' where nothing is stated. */
export function tests({ tests: own }: Brief): string {
  if (own.length === 0) return '';
  const run = own.filter(({ result }) => result !== 'not run');
  const passed = run.filter(({ result }) => result === 'passed').length;
  const times = own.some(({ when }) => when !== undefined);
  return markdown(
    table(
      [{ title: 'Test' }, { title: 'Result' }, { title: 'Notes' }, ...(times ? [{ title: 'When' }] : [])],
      own.map(({ name, result, notes, when }) => [
        name,
        RESULTS[result],
        notes ?? '',
        ...(times ? [when ?? ''] : []),
      ]),
    ),
    ...(run.length === 0
      ? []
      : [paragraph(`Passed: ${fraction(passed, run.length)} of the tests that were run.`)]),
  );
}

const RESULTS: Readonly<Record<Test['result'], string>> = {
  passed: 'passed',
  failed: '⚠️ failed',
  'not run': 'not run',
};
