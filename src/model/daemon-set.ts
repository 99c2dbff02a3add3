import { readConditions } from './condition.ts';
import { count, type JsonRecord, number, record, text } from './json.ts';
import type { ObjectMeta } from './object.ts';
import { readPodTemplate, readWorkloadSelector } from './pod-template.ts';
import type { Share } from './share.ts';
import type { DaemonSet } from './workload.ts';

export function readDaemonSet(raw: JsonRecord, meta: ObjectMeta, share: Share): DaemonSet {
  const spec = record(raw.spec);
  const status = record(raw.status);
  const template = readPodTemplate(spec.template, share);
  return {
    meta,
    template,
    selector: share(readWorkloadSelector(spec, template)),
    updateStrategy: text(record(spec.updateStrategy).type) ?? 'RollingUpdate',
    generation: number(record(raw.metadata).generation),
    observedGeneration: number(status.observedGeneration),
    desired: count(status.desiredNumberScheduled),
    current: count(status.currentNumberScheduled),
    updated: count(status.updatedNumberScheduled),
    ready: count(status.numberReady),
    available: count(status.numberAvailable),
    misscheduled: count(status.numberMisscheduled),
    conditions: readConditions(status.conditions),
  };
}
