import { condition } from '../../../../model/condition.ts';
import { type KubernetesObject, objectKey, reference } from '../../../../model/object.ts';
import { conditionFields, field } from '../../../../rules/field-evidence.ts';
import type { Evidence, Finding } from '../../../../rules/finding.ts';
import { isActive } from '../../../../rules/missing-pods.ts';
import { factMember, factText } from '../../fact-member.ts';
import type { Scene } from '../../mechanism.ts';
import { perFinding } from '../../per-finding.ts';

/** What the API server said when it last refused to make a pod, or what the pod needs. */
export interface Refusal {
  readonly text: string;
  readonly evidence: readonly Evidence[];
  /** What asked: a ReplicaSet, a StatefulSet, ... */
  readonly maker: KubernetesObject;
}

/** Findings that say that pods were not made. */
export const NOT_MADE: readonly string[] = ['missing-replicas', 'stuck-rollout', 'missed-cron-run'];

/**
 * The latest refusal of what should make the finding's pods, as long as it lacks some; `null` where pods are there, or
 * nothing says why they are not. The event of a retry is newer than a ReplicaFailure condition, which keeps the message
 * of the first failure until pods are made again.
 */
export const refusal = perFinding(latestRefusal);

function latestRefusal(finding: Finding, scene: Scene): Refusal | null {
  if (finding.rule === 'stuck-rollout' && factMember(factMember(finding.facts, 'newPods'), 'broken') !== 0)
    return null;
  const refs = new Map([...finding.related, finding.subject].map((ref) => [objectKey(ref), ref]));
  const makers = [...refs.values()].flatMap((ref) =>
    MAKERS.has(ref.kind) ? (scene.cluster.links.find(ref) ?? []) : [],
  );
  const short = makers.filter((maker) => isShort(maker, scene));
  return firstOf(short, (maker) => failedCreation(maker, scene)) ?? firstOf(short, failureCondition);
}

const MAKERS = new Set([
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'Deployment',
  'CronJob',
]);

/** Of the ReplicaSets of a rollout only those that wait for pods; the old one may carry events that are over. */
function isShort(maker: KubernetesObject, { cluster }: Scene): boolean {
  if (maker.meta.kind !== 'ReplicaSet' || !('replicas' in maker)) return true;
  return cluster.links.podsOf(reference(maker)).filter(isActive).length < Number(maker.replicas);
}

/** Of the event controller of each kind: `FailedCreate`, and of Deployments that cannot make a ReplicaSet. */
const REASONS = new Set(['FailedCreate', 'ReplicaSetCreateError']);

function failedCreation(maker: KubernetesObject, { cluster }: Scene): Refusal | null {
  const event = cluster.links
    .eventsOf(reference(maker))
    .find(({ reason, type, message }) => REASONS.has(reason ?? '') && type !== 'Normal' && message !== null);
  if (event === undefined || event.message === null) return null;
  return { text: event.message, evidence: [field(event, 'message', event.message)], maker };
}

function failureCondition(maker: KubernetesObject): Refusal | null {
  if (!hasConditions(maker)) return null;
  const failure = condition(maker.conditions, 'ReplicaFailure');
  if (failure?.status === 'True' && failure.message !== null)
    return { text: failure.message, evidence: conditionFields(maker, 'ReplicaFailure').slice(2), maker };
  const progressing = condition(maker.conditions, 'Progressing');
  if (!REASONS.has(progressing?.reason ?? '') || (progressing?.message ?? null) === null) return null;
  return {
    text: progressing?.message ?? '',
    evidence: conditionFields(maker, 'Progressing').slice(2),
    maker,
  };
}

function hasConditions(
  object: KubernetesObject,
): object is KubernetesObject & { readonly conditions: Parameters<typeof condition>[0] } {
  return 'conditions' in object && Array.isArray(object.conditions);
}

function firstOf<T>(
  makers: readonly KubernetesObject[],
  find: (maker: KubernetesObject) => T | null,
): T | null {
  for (const maker of makers) {
    const found = find(maker);
    if (found !== null) return found;
  }
  return null;
}

/** Pods are missing, and nothing captured says why: neither a condition nor an event. */
export function isSilent({ rule, facts }: Finding): boolean {
  return rule === 'missing-replicas' && factText(facts, 'message') === null;
}

/** How many pods are not there; 1 where the finding does not count them. */
export function missingPods({ facts }: Finding): number {
  const missing = factMember(facts, 'missing');
  return typeof missing === 'number' && missing > 0 ? missing : 1;
}
