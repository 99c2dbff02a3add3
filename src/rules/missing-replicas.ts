import { condition } from '../model/condition.ts';
import type { Event } from '../model/event.ts';
import { groupBy } from '../model/grouping.ts';
import { type KubernetesObject, objectKey, reference } from '../model/object.ts';
import { STARTING_GRACE } from '../model/pod-problem.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { excerpt } from './excerpt.ts';
import { conditionFields, field } from './field-evidence.ts';
import { isActive, type PodMaker, podMakers } from './missing-pods.ts';
import { defineRule } from './rule.ts';

/** A workload with half of its pods has as many as it lacks; with fewer, most of it is gone. */
const MAJORITY = 0.5;

/** Client-go puts this before the message once it has counted many alike. */
const COMBINED = '(combined from similar events): ';

export default defineRule({
  id: 'missing-replicas',
  title: 'Fewer pods exist than asked for',
  group: 'health',
  severity: 'high',
  why: 'The pods were not even created, so no pod shows an error: the API server refuses them, by a quota, an admission policy or a service account that is not there.',
  fix: 'Read why creating a pod fails, on the ReplicaSet, StatefulSet, DaemonSet or Job that makes them. Raise the quota or lower the requests, create what is missing, or satisfy the policy that refuses.',
  peers: {
    Popeye: ['POP-501', 'POP-508', 'POP-1120'],
    k8sgpt: ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
    KubeBuddy: ['WRK001', 'WRK002', 'WRK003', 'WRK008'],
  },
  needs: ['pods', 'replicaSets', 'deployments'],
  uses: ['replicationControllers', 'statefulSets', 'daemonSets', 'jobs', 'events'],
  // The last has been superseded for ten years, and next to nobody captures it.
  details: ['replicationControllers'],
  absence: ['pods', 'deployments'],
  covers: ['partially-available-workload'],
  readsText: 'table',
  *check(view) {
    const { links, captured, now } = view;
    const short = podMakers(view).flatMap((maker) => {
      const { object, desired, reported, hesitant } = maker;
      if (!captured.all('pods', object.meta.namespace) || reported >= desired) return [];
      const pods = links.podsOf(reference(object)).filter(isActive);
      const refusal = links.eventsOf(reference(object)).find(isRefusal) ?? null;
      const failure = condition(object.conditions, 'ReplicaFailure');
      const refused = refusal !== null || failure?.status === 'True';
      const patient = !refused && (hesitant || isYoung(object, now));
      return pods.length >= desired || patient ? [] : [{ maker, pods, refusal, failure }];
    });
    for (const same of groupBy(short, ({ maker }) => objectKey(links.topOwner(maker.object))).values()) {
      const [first] = same;
      if (first === undefined) continue;
      const desired = same.reduce((sum, one) => sum + one.maker.desired, 0);
      const existing = same.reduce((sum, one) => sum + one.pods.length, 0);
      const failure = same.find((one) => one.failure?.status === 'True')?.failure ?? null;
      const refusal = same.find((one) => one.refusal !== null)?.refusal ?? null;
      yield {
        subject: links.topOwner(first.maker.object),
        severity: existing < desired * MAJORITY ? 'high' : 'medium',
        facts: {
          desired,
          existing,
          missing: desired - existing,
          reason: failure?.reason ?? refusal?.reason ?? null,
          message: failure?.message ?? refusal?.message ?? null,
          makers: same.map(({ maker }) => ({ kind: maker.object.meta.kind, name: maker.object.meta.name })),
        },
        evidence: same.slice(0, 3).flatMap(({ maker, refusal: event }) => shortEvidence(maker, event)),
        related: same.map(({ maker }) => reference(maker.object)),
      };
    }
  },
  message({ desired, existing, reason, message }) {
    const said = message === null ? reason : excerpt(message.replace(COMBINED, ''));
    return `${existing} of ${desired} ${desired === 1 ? 'pod exists' : 'pods exist'}${said === null ? '' : `: ${said}`}`;
  },
  commands({ makers }, subject) {
    const where = inNamespace(subject);
    return [
      ...makers
        .slice(0, 3)
        .map(({ kind, name }) => kubectl('describe', resourceWord({ ...subject, kind, name }), ...where)),
      kubectl('get', 'resourcequotas,limitranges,serviceaccounts', ...where),
    ];
  },
});

function isRefusal({ reason, type }: Event): boolean {
  return reason === 'FailedCreate' && type !== 'Normal';
}

function isYoung({ meta }: KubernetesObject, now: number): boolean {
  return meta.createdAt !== null && now - meta.createdAt < STARTING_GRACE;
}

function shortEvidence(maker: PodMaker, refusal: Event | null) {
  const { object, desired, desiredPath, reported, reportedPath } = maker;
  return [
    field(object, desiredPath, desired),
    field(object, reportedPath, reported),
    ...conditionFields(object, 'ReplicaFailure'),
    ...(refusal === null ? [] : [field(refusal, 'message', refusal.message)]),
  ];
}
