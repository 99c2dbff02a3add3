import { readConditions } from './condition.ts';
import { count, flag, type JsonRecord, number, record, text } from './json.ts';
import type { ObjectMeta } from './object.ts';
import { readPodTemplate, readWorkloadSelector } from './pod-template.ts';
import type { Share } from './share.ts';
import type { Deployment, RollingUpdate } from './workload.ts';

/** What was not captured is as `apps/v1` fills it in. */
export function readDeployment(raw: JsonRecord, meta: ObjectMeta, share: Share): Deployment {
  const spec = record(raw.spec);
  const status = record(raw.status);
  const template = readPodTemplate(spec.template, share);
  return {
    meta,
    template,
    selector: share(readWorkloadSelector(spec, template)),
    replicas: number(spec.replicas) ?? 1,
    paused: flag(spec.paused) ?? false,
    revisionHistoryLimit: number(spec.revisionHistoryLimit) ?? 10,
    progressDeadlineSeconds: number(spec.progressDeadlineSeconds) ?? 600,
    strategy: text(record(spec.strategy).type) ?? 'RollingUpdate',
    rollingUpdate: share(readRollingUpdate(record(record(spec.strategy).rollingUpdate))),
    generation: number(record(raw.metadata).generation),
    observedGeneration: number(status.observedGeneration),
    status: {
      replicas: count(status.replicas),
      updated: count(status.updatedReplicas),
      ready: count(status.readyReplicas),
      available: count(status.availableReplicas),
      unavailable: count(status.unavailableReplicas),
    },
    conditions: readConditions(status.conditions),
  };
}

function readRollingUpdate(raw: JsonRecord): RollingUpdate | null {
  const maxUnavailable = intOrPercent(raw.maxUnavailable);
  const maxSurge = intOrPercent(raw.maxSurge);
  return maxUnavailable === null || maxSurge === null ? null : { maxUnavailable, maxSurge };
}

/** As the API server admits them; `null` for anything else. */
function intOrPercent(value: unknown): string | null {
  const written = String(number(value) ?? text(value) ?? '');
  return /^\d{1,9}%?$/.test(written) ? written : null;
}
