import { readConditions } from './condition.ts';
import { count, type JsonRecord, member, number, record, textMap } from './json.ts';
import type { ObjectMeta } from './object.ts';
import { readPodTemplate, readWorkloadSelector, selectorOf } from './pod-template.ts';
import type { Share } from './share.ts';
import type { ReplicaCounts, ReplicaSet, ReplicationController } from './workload.ts';

export function readReplicaSet(raw: JsonRecord, meta: ObjectMeta, share: Share): ReplicaSet {
  const spec = record(raw.spec);
  const template = readPodTemplate(spec.template, share);
  const replicas = number(spec.replicas) ?? 1;
  return {
    meta,
    template,
    selector: share(readWorkloadSelector(spec, template)),
    replicas,
    revision: revision(meta),
    status: readCounts(record(raw.status), replicas),
    conditions: readConditions(record(raw.status).conditions),
  };
}

/** Its selector is a plain map of labels. */
export function readReplicationController(
  raw: JsonRecord,
  meta: ObjectMeta,
  share: Share,
): ReplicationController {
  const spec = record(raw.spec);
  const template = readPodTemplate(spec.template, share);
  const replicas = number(spec.replicas) ?? 1;
  return {
    meta,
    template,
    selector: share(selectorOf(textMap(spec.selector)) ?? selectorOf(template.labels)),
    replicas,
    status: readCounts(record(raw.status), replicas),
    conditions: readConditions(record(raw.status).conditions),
  };
}

function revision(meta: ObjectMeta): number | null {
  const value = member(meta.annotations, 'deployment.kubernetes.io/revision');
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null;
}

/** These kinds have one template, so every replica is up to date, and do not report what is unavailable. */
function readCounts(status: JsonRecord, wanted: number): ReplicaCounts {
  const replicas = count(status.replicas);
  const available = count(status.availableReplicas);
  return {
    replicas,
    updated: replicas,
    ready: count(status.readyReplicas),
    available,
    unavailable: Math.max(0, wanted - available),
  };
}
