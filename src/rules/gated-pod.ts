import { condition } from '../model/condition.ts';
import { humanDuration } from '../model/human-duration.ts';
import { reference } from '../model/object.ts';
import type { Pod } from '../model/pod.ts';
import { counted, someOf } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { HOUR } from './duration.ts';
import { excerpt } from './excerpt.ts';
import { conditionFields } from './field-evidence.ts';
import { podCensus } from './pod-census.ts';
import { defineRule } from './rule.ts';
import { inHours } from './threshold.ts';

const MOST_LISTED = 50;

export default defineRule({
  id: 'gated-pod',
  title: 'Pods are held back from scheduling',
  group: 'risk',
  severity: 'info',
  why: 'Somebody put a scheduling gate on them, and the scheduler does not look at them until it is taken off. If whoever does that is gone, they wait for ever.',
  fix: 'Ask the controller that the gate is named after, a queue for example, what it waits for; it has to remove the gate.',
  peers: { k8sgpt: ['Pod'] },
  needs: ['pods'],
  settings: {
    // Queues hold pods back on purpose; for a day is long even there.
    hours: inHours(24, 'Pods held back for as long are found'),
  },
  *check({ links, now }, { hours }) {
    const isHeld = (pod: Pod) => {
      const { createdAt, deletedAt } = pod.meta;
      return (
        pod.phase === 'Pending' &&
        deletedAt === null &&
        createdAt !== null &&
        now - createdAt >= hours * HOUR &&
        condition(pod.conditions, 'PodScheduled')?.reason === 'SchedulingGated'
      );
    };
    for (const { owner, suspects } of podCensus({ links, now }).suspected) {
      const same = suspects.filter(isHeld);
      const [first] = same;
      if (first === undefined) continue;
      const oldest = same.reduce((least, { meta }) => Math.min(least, meta.createdAt ?? now), now);
      yield {
        subject: owner,
        facts: {
          pods: same.length,
          gates: [...new Set(same.flatMap(({ spec }) => spec.schedulingGates))],
          waitingMs: now - oldest,
          pod: first.meta.name,
        },
        evidence: same.slice(0, 3).flatMap((pod) => conditionFields(pod, 'PodScheduled')),
        related: same.slice(0, MOST_LISTED).map(reference),
      };
    }
  },
  message({ pods, gates, waitingMs }) {
    const by = gates.length === 0 ? '' : ` by ${someOf(gates.map((gate) => excerpt(gate, 80)))}`;
    return `${counted(pods, 'pod')} held back${by} for ${humanDuration(waitingMs)}`;
  },
  commands({ pod }, subject) {
    return [kubectl('describe', 'pod', pod, ...inNamespace(subject))];
  },
});
