import type { Condition } from '../model/condition.ts';
import type { CustomResource } from '../model/custom-resource.ts';
import { groupBy } from '../model/grouping.ts';
import { humanDuration } from '../model/human-duration.ts';
import type { Instant } from '../model/instant.ts';
import { apiGroup } from '../model/kinds.ts';
import { reference } from '../model/object.ts';
import { inNamespace, kubectl } from './command.ts';
import { MINUTE } from './duration.ts';
import { excerpt } from './excerpt.ts';
import { conditionFields, field } from './field-evidence.ts';
import {
  BAD_WORDS,
  HELD,
  SHOULD_BE_FALSE,
  SHOULD_BE_TRUE,
  tellsHealth,
  UNDECIDED,
  UNDER_WAY,
} from './knowledge/resource-conditions.ts';
import { namesOf, namesText } from './names-of.ts';
import { defineRule } from './rule.ts';
import type { Severity } from './severity.ts';
import { inMinutes } from './threshold.ts';

export default defineRule({
  id: 'custom-resource-not-ready',
  title: 'Custom resource is not ready',
  group: 'health',
  severity: 'medium',
  why: 'Its operator says that it does not work: a database, a certificate, a storage, or part of the platform, whatever the kind stands for.',
  fix: 'Read the condition and what it names. Then read the events of the object and the log of its operator.',
  peers: {
    k8sgpt: ['ClusterServiceVersion', 'keda'],
  },
  needs: ['customResources'],
  settings: {
    // Operators look again within minutes, and much mends itself then.
    minutes: inMinutes(5, 'What has not been ready for less is passed over'),
    // What has been on its way for so long does not arrive.
    movingMinutes: inMinutes(60, 'The same of what says that it is on its way'),
  },
  *check({ customResources, now }, { minutes, movingMinutes }) {
    const patience = { now, stillMs: minutes * MINUTE, movingMs: movingMinutes * MINUTE };
    const bad = customResources.flatMap((resource) => {
      const trouble = troubleOf(resource, patience);
      return trouble === null ? [] : [{ resource, trouble }];
    });
    const uids = new Set(bad.map(({ resource }) => resource.meta.uid));
    // What is made of another one shows that one's trouble.
    const roots = bad.filter(
      ({ resource }) => !resource.meta.owners.some(({ uid }) => uid !== null && uids.has(uid)),
    );
    for (const same of groupBy(roots, groupKey).values()) {
      const [first, ...others] = same;
      if (first === undefined) continue;
      const { resource, trouble } = first;
      yield {
        subject: reference(resource),
        severity: trouble.severity,
        facts: {
          count: same.length,
          others: namesOf(others.map((one) => one.resource)),
          said: trouble.said,
          reason: trouble.reason,
          message: trouble.message,
          sinceMs: trouble.sinceMs,
          group: apiGroup(resource.meta.apiVersion),
        },
        evidence: same
          .slice(0, 3)
          .flatMap((one) =>
            one.trouble.condition === null
              ? [field(one.resource, 'status', one.trouble.said)]
              : conditionFields(one.resource, one.trouble.condition),
          ),
        related: others.slice(0, MOST_RELATED).map((one) => reference(one.resource)),
      };
    }
  },
  message({ count, others, said, reason, message, sinceMs }) {
    const since = sinceMs === null ? '' : ` for ${humanDuration(sinceMs)}`;
    const why = [reason, message].filter((one) => one !== null).map((one) => excerpt(one));
    const more = count > 1 ? `; so ${count === 2 ? 'is' : 'are'} ${namesText(others, count - 1)}` : '';
    return `${excerpt(said, 80)}${since}${why.length === 0 ? '' : `: ${why.join(': ')}`}${more}`;
  },
  commands({ group }, subject) {
    const resource = `${subject.kind.toLowerCase()}.${group}`;
    return [
      kubectl('describe', resource, subject.name, ...inNamespace(subject)),
      kubectl('get', resource, '-A'),
    ];
  },
});

const MOST_RELATED = 50;

interface Trouble {
  /** `Ready is False`, `phase Unavailable` */
  readonly said: string;
  /** The type of the condition that says so. */
  readonly condition: string | null;
  readonly reason: string | null;
  readonly message: string | null;
  readonly sinceMs: number | null;
  readonly severity: Severity;
}

/** Many of one kind in one namespace for one reason are one trouble. */
function groupKey({
  resource,
  trouble,
}: {
  readonly resource: CustomResource;
  readonly trouble: Trouble;
}): string {
  const { apiVersion, kind, namespace } = resource.meta;
  return JSON.stringify([
    apiGroup(apiVersion),
    kind,
    namespace,
    trouble.said,
    trouble.reason,
    trouble.severity,
  ]);
}

/** Flux and Argo CD deliver; what they cannot deliver is another rule's. */
function troubleOf(resource: CustomResource, patience: Patience): Trouble | null {
  const { meta, suspended, delivery, conditions, generation, observedGeneration } = resource;
  const unseen = generation !== null && observedGeneration !== null && generation !== observedGeneration;
  const held = suspended || conditions.some(({ type, status }) => status === 'True' && HELD.has(type));
  if (meta.deletedAt !== null || delivery !== null || unseen || held) return null;
  return conditionTrouble(resource, patience) ?? wordTrouble(resource);
}

/** For how long a trouble may last before it is one. */
interface Patience {
  readonly now: Instant;
  readonly stillMs: number;
  /** Of what is on its way. */
  readonly movingMs: number;
}

function conditionTrouble(
  { meta, conditions }: CustomResource,
  { now, stillMs, movingMs }: Patience,
): Trouble | null {
  const group = apiGroup(meta.apiVersion);
  const bad =
    [
      ...SHOULD_BE_TRUE.map((type) => [type, 'False'] as const),
      ...SHOULD_BE_FALSE.map((type) => [type, 'True'] as const),
    ]
      .filter(([type]) => tellsHealth(group, meta.kind, type))
      .flatMap(([type, status]) => conditions.find((one) => one.type === type && one.status === status) ?? [])
      .at(0) ?? null;
  if (bad === null) return null;
  const sinceMs = bad.changedAt === null ? null : now - bad.changedAt;
  if (sinceMs !== null && sinceMs < stillMs) return null;
  const moving =
    isUndecided(bad) || conditions.some(({ type, status }) => status === 'True' && UNDER_WAY.has(type));
  if (moving && (sinceMs === null || sinceMs < movingMs)) return null;
  const isDown = bad.type === 'Available' && PLATFORM.has(meta.kind) && group === 'config.openshift.io';
  return {
    said: `${bad.type} is ${bad.status}`,
    condition: bad.type,
    reason: bad.reason,
    message: bad.message,
    sinceMs,
    severity: isDown ? 'high' : moving ? 'low' : 'medium',
  };
}

function isUndecided({ reason }: Condition): boolean {
  return reason !== null && UNDECIDED.test(reason) && !/fail|error|invalid|denied|timeout/i.test(reason);
}

function wordTrouble(resource: CustomResource): Trouble | null {
  const { apiVersion, kind } = resource.meta;
  const entry = BAD_WORDS.find(([group, of]) => of === kind && group === apiGroup(apiVersion));
  if (entry === undefined) return null;
  const [, , place, words] = entry;
  const word = resource[place];
  if (word === null || !words.has(word)) return null;
  return {
    said: `${place} ${word}`,
    condition: null,
    reason: null,
    message: null,
    sinceMs: null,
    severity: word === 'faulted' || word === 'red' ? 'high' : 'medium',
  };
}

const PLATFORM: ReadonlySet<string> = new Set(['ClusterOperator', 'ClusterVersion']);
