import type { Condition } from '../model/condition.ts';
import type { CustomResource } from '../model/custom-resource.ts';
import { groupBy } from '../model/grouping.ts';
import { humanDuration } from '../model/human-duration.ts';
import type { Instant } from '../model/instant.ts';
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
    const backups = customResources.filter(
      ({ meta }) => meta.kind === 'Backup' && BACKUPS.has(apiGroup(meta.apiVersion)),
    );
    const failed = [...groupBy(backups, seriesOf).values()].flatMap((series): readonly Failure[] => {
      const newest = series.toSorted((a, b) => (b.meta.createdAt ?? 0) - (a.meta.createdAt ?? 0))[0];
      if (newest === undefined || newest.phase === null || !FAILED.test(newest.phase)) return [];
      return [{ resource: newest, phase: newest.phase, condition: null, at: newest.meta.createdAt }];
    });
    const withoutBackup = customResources.flatMap((resource): readonly Failure[] => {
      if (apiGroup(resource.meta.apiVersion) !== 'postgresql.cnpg.io') return [];
      const found = resource.conditions.find(
        ({ type, status }) => status === 'False' && BACKUP_CONDITIONS.has(type),
      );
      return found === undefined ? [] : [{ resource, phase: null, condition: found, at: found.changedAt }];
    });
    for (const { resource, phase, condition, at } of [...failed, ...withoutBackup]) {
      yield {
        subject: reference(resource),
        severity: phase === 'PartiallyFailed' ? 'low' : 'medium',
        facts: {
          phase,
          condition: condition?.type ?? null,
          message: condition?.message ?? null,
          ageMs: at === null ? null : now - at,
          group: apiGroup(resource.meta.apiVersion),
        },
        evidence:
          condition === null
            ? [field(resource, 'status.phase', phase)]
            : conditionFields(resource, condition.type),
      };
    }
  },
  message({ phase, condition, message, ageMs }) {
    const since =
      ageMs === null
        ? ''
        : condition === null
          ? `, started ${humanDuration(ageMs)} ago`
          : ` for ${humanDuration(ageMs)}`;
    const what = condition === null ? `phase ${excerpt(phase ?? '', 60)}` : `${condition} is False`;
    return `${what}${since}${message === null ? '' : `: ${excerpt(message)}`}`;
  },
  commands({ group }, subject) {
    return [
      kubectl('describe', `${subject.kind.toLowerCase()}.${group}`, subject.name, ...inNamespace(subject)),
    ];
  },
});

interface Failure {
  readonly resource: CustomResource;
  readonly phase: string | null;
  readonly condition: Condition | null;
  readonly at: Instant | null;
}

const BACKUPS: ReadonlySet<string> = new Set(['velero.io', 'postgresql.cnpg.io']);
const FAILED = /^(failed|PartiallyFailed|Failed|FailedValidation|walArchivingFailing)$/;
/** Of CloudNativePG's Cluster. */
const BACKUP_CONDITIONS: ReadonlySet<string> = new Set(['ContinuousArchiving', 'LastBackupSucceeded']);

/** Backups of one schedule, or of one database; those made by hand are judged together. */
function seriesOf({ meta }: CustomResource): string {
  const schedule = meta.labels['velero.io/schedule-name'] ?? meta.labels['cnpg.io/cluster'] ?? '';
  return `${apiGroup(meta.apiVersion)} ${meta.namespace ?? ''} ${schedule}`;
}
