import type { CustomResource } from '../model/custom-resource.ts';
import { groupBy } from '../model/grouping.ts';
import { humanDuration } from '../model/human-duration.ts';
import { apiGroup } from '../model/kinds.ts';
import { reference } from '../model/object.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { conditionFields, field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'failed-backup',
  title: 'Latest backup has failed',
  group: 'risk',
  severity: 'medium',
  why: 'What is lost from now on comes back only as old as the last backup that worked, if there is one.',
  fix: 'Read its message, mend the access to the storage or what it stumbled over, and start a backup by hand to see it pass.',
  needs: ['customResources'],
  *check({ customResources, now }) {
    const backups = customResources.filter(({ meta }) => meta.kind === 'Backup' && BACKUPS.has(apiGroup(meta.apiVersion)));
    for (const series of groupBy(backups, seriesOf).values()) {
      const newest = series.toSorted((a, b) => (b.meta.createdAt ?? 0) - (a.meta.createdAt ?? 0))[0];
      if (newest === undefined || newest.phase === null || !FAILED.test(newest.phase)) continue;
      yield {
        subject: reference(newest),
        severity: newest.phase === 'PartiallyFailed' ? 'low' : 'medium',
        facts: {
          phase: newest.phase,
          condition: null,
          message: null,
          ageMs: newest.meta.createdAt === null ? null : now - newest.meta.createdAt,
          group: apiGroup(newest.meta.apiVersion),
        },
        evidence: [field(newest, 'status.phase', newest.phase)],
      };
    }
    for (const resource of customResources) {
      const failed = resource.conditions.find(
        ({ type, status }) => status === 'False' && BACKUP_CONDITIONS.has(type),
      );
      if (failed === undefined || apiGroup(resource.meta.apiVersion) !== 'postgresql.cnpg.io') continue;
      yield {
        subject: reference(resource),
        facts: {
          phase: null,
          condition: failed.type,
          message: failed.message,
          ageMs: failed.changedAt === null ? null : now - failed.changedAt,
          group: apiGroup(resource.meta.apiVersion),
        },
        evidence: conditionFields(resource, failed.type),
      };
    }
  },
  message({ phase, condition, message, ageMs }) {
    const since = ageMs === null ? '' : condition === null ? `, started ${humanDuration(ageMs)} ago` : ` for ${humanDuration(ageMs)}`;
    const what = condition === null ? `phase ${excerpt(phase ?? '', 60)}` : `${condition} is False`;
    return `${what}${since}${message === null ? '' : `: ${excerpt(message)}`}`;
  },
  commands({ group }, subject) {
    return [kubectl('describe', `${subject.kind.toLowerCase()}.${group}`, subject.name, ...inNamespace(subject))];
  },
});

const BACKUPS: ReadonlySet<string> = new Set(['velero.io', 'postgresql.cnpg.io']);
const FAILED = /^(failed|PartiallyFailed|Failed|FailedValidation|walArchivingFailing)$/;
/** Of CloudNativePG's Cluster. */
const BACKUP_CONDITIONS: ReadonlySet<string> = new Set(['ContinuousArchiving', 'LastBackupSucceeded']);

/** Backups of one schedule, or of one database; those made by hand are judged together. */
function seriesOf({ meta }: CustomResource): string {
  const schedule = meta.labels['velero.io/schedule-name'] ?? meta.labels['cnpg.io/cluster'] ?? '';
  return `${apiGroup(meta.apiVersion)} ${meta.namespace ?? ''} ${schedule}`;
}
