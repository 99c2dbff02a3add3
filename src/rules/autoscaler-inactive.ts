import { type Condition, condition } from '../model/condition.ts';
import type { Instant } from '../model/instant.ts';
import { reference } from '../model/object.ts';
import { STARTING_GRACE } from '../model/pod-problem.ts';
import type { HorizontalPodAutoscaler } from '../model/scaling.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { conditionFields, field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

/** Metrics of pods that have just started are not there yet. */
const METRICS_GRACE = STARTING_GRACE;

export default defineRule({
  id: 'autoscaler-inactive',
  title: 'Autoscaler cannot scale',
  group: 'health',
  severity: 'medium',
  why: 'The workload keeps the replicas it has, whatever the load: it may drown in requests or waste a node.',
  fix: 'Read the condition. For missing metrics see that metrics-server (or the adapter of the metric) runs and that the containers have requests; for a target that cannot be scaled correct scaleTargetRef; a target at zero is scaled up by hand.',
  peers: { k8sgpt: ['HorizontalPodAutoscaler'], KubeBuddy: ['WRK004'] },
  needs: ['horizontalPodAutoscalers'],
  readsText: 'table',
  *check({ horizontalPodAutoscalers, now }) {
    for (const autoscaler of horizontalPodAutoscalers) {
      const { meta, currentReplicas, metrics } = autoscaler;
      if (meta.createdAt !== null && now - meta.createdAt < METRICS_GRACE) continue;
      const trouble = troubleOf(autoscaler, now);
      const unknown = metrics.filter((one) => one.current === null && one.target !== null);
      const stopped = trouble?.reason === 'ScalingDisabled';
      if (trouble === null && (unknown.length === 0 || currentReplicas === 0 || isPending(autoscaler, now)))
        continue;
      yield {
        subject: reference(autoscaler),
        severity: stopped ? 'low' : 'medium',
        facts: {
          condition: trouble?.type ?? null,
          reason: trouble?.reason ?? null,
          message: trouble?.message ?? null,
          stopped,
          currentReplicas,
          unknownMetrics: unknown.map((one) => one.name),
          target: { kind: autoscaler.target.kind, name: autoscaler.target.name },
        },
        evidence: [
          ...(trouble === null ? [] : conditionFields(autoscaler, trouble.type)),
          field(autoscaler, 'status.currentReplicas', currentReplicas),
        ],
      };
    }
  },
  message({ condition: type, reason, message, stopped, unknownMetrics, target }) {
    const name = `${excerpt(target.kind, 60)} ${excerpt(target.name, 80)}`;
    if (stopped)
      return `its target, ${name}, is scaled to zero, and an autoscaler does not start what is at zero`;
    const unknown =
      unknownMetrics.length === 0
        ? []
        : [`${someOf(unknownMetrics.map((one) => excerpt(one, 60)))} <unknown>`];
    const said = [reason, message].filter((one) => one !== null).map((one) => excerpt(one));
    const state =
      type === null ? [] : [`${type} is False${said.length === 0 ? '' : ` (${said.join(': ')})`}`];
    return [...state, ...unknown].join('; ');
  },
  commands({ unknownMetrics }, subject) {
    return [
      kubectl('describe', 'horizontalpodautoscaler', subject.name, ...inNamespace(subject)),
      ...(unknownMetrics.length > 0 ? [kubectl('get', 'apiservices', 'v1beta1.metrics.k8s.io')] : []),
    ];
  },
});

/** `AbleToScale` is False with a Backoff reason in old API versions while a scaling settles: that is no trouble. */
function troubleOf({ conditions }: HorizontalPodAutoscaler, now: Instant): Condition | null {
  return (
    ['AbleToScale', 'ScalingActive']
      .flatMap((type) => condition(conditions, type) ?? [])
      .filter((one) => one.status === 'False' && !(one.reason?.startsWith('Backoff') ?? false))
      .find(({ changedAt }) => changedAt === null || now - changedAt >= METRICS_GRACE) ?? null
  );
}

function isPending({ conditions }: HorizontalPodAutoscaler, now: Instant): boolean {
  const changedAt = condition(conditions, 'ScalingActive')?.changedAt ?? null;
  return changedAt !== null && now - changedAt < METRICS_GRACE;
}
