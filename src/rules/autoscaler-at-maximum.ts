import { condition } from '../model/condition.ts';
import { humanDuration } from '../model/human-duration.ts';
import { reference } from '../model/object.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { conditionFields, field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'autoscaler-at-maximum',
  title: 'Autoscaler is at its maximum and wants more',
  group: 'capacity',
  severity: 'medium',
  why: 'The load asks for more replicas than the autoscaler may make; what comes on top slows the workload down.',
  fix: 'See whether the load is real. If it is, raise maxReplicas as far as nodes and quotas allow, or give each replica more; if not, look for what loads it.',
  peers: { k8sgpt: ['HorizontalPodAutoscaler'] },
  needs: ['horizontalPodAutoscalers'],
  readsText: 'describe',
  *check({ horizontalPodAutoscalers, now }) {
    for (const autoscaler of horizontalPodAutoscalers) {
      const { conditions, currentReplicas, maxReplicas, minReplicas, metrics, target } = autoscaler;
      const limited = condition(conditions, 'ScalingLimited');
      // TooFewReplicas is an idle workload at its minimum.
      if (limited?.status !== 'True' || limited.reason !== 'TooManyReplicas') continue;
      if (currentReplicas < maxReplicas) continue;
      yield {
        subject: reference(autoscaler),
        facts: {
          currentReplicas,
          maxReplicas,
          minReplicas,
          durationMs: limited.changedAt === null ? null : now - limited.changedAt,
          metrics: metrics.map(({ name, current, target: wanted }) => ({ name, current, target: wanted })),
          target: { kind: target.kind, name: target.name },
        },
        evidence: [
          field(autoscaler, 'status.currentReplicas', currentReplicas),
          field(autoscaler, 'spec.maxReplicas', maxReplicas),
          ...conditionFields(autoscaler, 'ScalingLimited'),
        ],
      };
    }
  },
  message({ currentReplicas, maxReplicas, durationMs, metrics, target }) {
    const since = durationMs === null ? '' : ` for ${humanDuration(durationMs)}`;
    const load = metrics
      .filter((one) => one.current !== null)
      .slice(0, 3)
      .map(
        (one) =>
          `${excerpt(one.name, 60)} ${excerpt(one.current ?? '', 40)}/${excerpt(one.target ?? '', 40)}`,
      );
    const usage = load.length === 0 ? '' : `; ${load.join(', ')}`;
    return `${target.kind} ${excerpt(target.name, 80)} has ${currentReplicas} of at most ${maxReplicas} replicas${since} and would be given more${usage}`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', 'horizontalpodautoscaler', subject.name, ...inNamespace(subject))];
  },
});
