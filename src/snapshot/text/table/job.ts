import type { JsonRecord } from '../../../model/json.ts';
import { parseAge } from '../age.ts';
import type { Ago } from '../text-object.ts';
import { type Row, share, type TableKind, templateContainers, wholeNumber } from './row.ts';

const WIDE = ['CONTAINERS', 'IMAGES', 'SELECTOR'];

export const jobTable: TableKind = {
  source: 'jobs',
  headers: [
    ['NAME', 'STATUS', 'COMPLETIONS', 'DURATION', 'AGE'],
    ['NAME', 'COMPLETIONS', 'DURATION', 'AGE'],
  ],
  wide: WIDE,
  // Before 1.31 a failed Job looks like one that runs.
  telling: 'STATUS',
  read(row, ago): JsonRecord {
    const done = share(row.cell('COMPLETIONS'));
    const completions = /^\d+\/1 of (\d{1,9})$/.exec(row.cell('COMPLETIONS') ?? '')?.[1];
    const whole = done?.whole ?? (completions === undefined ? 1 : Number(completions));
    const succeeded = done?.part ?? wholeNumber((row.cell('COMPLETIONS') ?? '').split('/')[0] ?? null) ?? 0;
    const word = row.cell('STATUS') ?? (succeeded >= whole ? 'Complete' : 'Running');
    const conditions = OVER.has(word) ? [{ type: word, status: 'True' }] : [];
    return {
      spec: {
        completions: whole,
        suspend: word === 'Suspended',
        template: { spec: { containers: templateContainers(row) } },
      },
      status: {
        succeeded,
        active: word === 'Running' ? 1 : 0,
        conditions,
        startTime: ago(parseAge(row.cell('AGE'))),
        completionTime: word === 'Complete' ? completedAt(row, ago) : null,
      },
    };
  },
};

const OVER: ReadonlySet<string> = new Set(['Complete', 'Failed']);

function completedAt(row: Row, ago: Ago): string | null {
  const [age, duration] = [parseAge(row.cell('AGE')), parseAge(row.cell('DURATION'))];
  return age === null || duration === null ? null : ago(Math.max(age - duration, 0));
}

export const cronJobTable: TableKind = {
  source: 'cronJobs',
  headers: [
    ['NAME', 'SCHEDULE', 'TIMEZONE', 'SUSPEND', 'ACTIVE', 'LAST SCHEDULE', 'AGE'],
    ['NAME', 'SCHEDULE', 'SUSPEND', 'ACTIVE', 'LAST SCHEDULE', 'AGE'],
  ],
  wide: WIDE,
  read: (row, ago): JsonRecord => ({
    spec: {
      schedule: row.cell('SCHEDULE'),
      timeZone: row.cell('TIMEZONE'),
      suspend: row.cell('SUSPEND') === 'True',
      jobTemplate: { spec: { template: { spec: { containers: templateContainers(row) } } } },
    },
    status: { lastScheduleTime: ago(parseAge(row.cell('LAST SCHEDULE'))) },
  }),
};
