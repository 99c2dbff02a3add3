import { readConditions } from './condition.ts';
import { count, type JsonRecord, member, number, record, records, text } from './json.ts';
import type { ObjectMeta } from './object.ts';
import { by } from './order.ts';
import { readPodTemplate, readWorkloadSelector } from './pod-template.ts';
import { parseQuantity } from './quantity.ts';
import type { Share } from './share.ts';
import type { ClaimTemplate, StatefulSet } from './workload.ts';

export function readStatefulSet(raw: JsonRecord, meta: ObjectMeta, share: Share): StatefulSet {
  const spec = record(raw.spec);
  const status = record(raw.status);
  const strategy = record(spec.updateStrategy);
  const template = readPodTemplate(spec.template, share);
  const replicas = number(spec.replicas) ?? 1;
  const ready = count(status.readyReplicas);
  // Releases before 1.22 do not report availability; without minReadySeconds it is readiness.
  const available = number(status.availableReplicas) ?? ready;
  return {
    meta,
    template,
    selector: share(readWorkloadSelector(spec, template)),
    replicas,
    serviceName: text(spec.serviceName),
    revisionHistoryLimit: number(spec.revisionHistoryLimit) ?? 10,
    updateStrategy: text(strategy.type) ?? 'RollingUpdate',
    partition: count(record(strategy.rollingUpdate).partition),
    podManagementPolicy: text(spec.podManagementPolicy) ?? 'OrderedReady',
    claimTemplates: records(spec.volumeClaimTemplates)
      .map(readClaimTemplate)
      .toSorted(by(({ name }) => name)),
    generation: number(record(raw.metadata).generation),
    observedGeneration: number(status.observedGeneration),
    currentRevision: text(status.currentRevision),
    updateRevision: text(status.updateRevision),
    status: {
      replicas: count(status.replicas),
      updated: count(status.updatedReplicas),
      ready,
      available,
      unavailable: Math.max(0, replicas - available),
    },
    conditions: readConditions(status.conditions),
  };
}

function readClaimTemplate(raw: JsonRecord): ClaimTemplate {
  const metadata = record(raw.metadata);
  const spec = record(raw.spec);
  const requests = record(record(spec.resources).requests);
  // Empty is a value of its own: no class at all, where none means the default class.
  const className = typeof spec.storageClassName === 'string' ? spec.storageClassName : null;
  return {
    name: text(metadata.name) ?? '',
    storageClassName:
      className ?? text(member(record(metadata.annotations), 'volume.beta.kubernetes.io/storage-class')),
    requestedBytes: parseQuantity(requests.storage),
  };
}
