import type { JsonRecord } from '../../../model/json.ts';
import { conditionsOf } from './conditions.ts';
import { type Description, entry, numberOf, value } from './description.ts';
import type { DescribedKind } from './kind.ts';
import { metadataOf } from './metadata.ts';
import { countsOf } from './workload.ts';

export const describedAutoscaler: DescribedKind = {
  source: 'horizontalPodAutoscalers',
  keys: ['Reference', 'Min replicas', 'Max replicas'],
  read(description): JsonRecord {
    const [kind = '', name = ''] = (value(description, 'Reference') ?? '').split('/');
    const counts = countsOf(
      description.entries.find(({ key }) => / pods$/.test(key) && !key.startsWith('resource '))?.value ??
        null,
    );
    const metrics = metricsOf(description);
    return {
      apiVersion: 'autoscaling/v2',
      metadata: metadataOf(description),
      spec: {
        scaleTargetRef: { kind, name },
        minReplicas: numberOf(description, 'Min replicas'),
        maxReplicas: numberOf(description, 'Max replicas'),
        metrics: metrics.map(({ name: metric, target }) => ({
          type: 'Resource',
          resource: { name: metric, target },
        })),
      },
      status: {
        currentReplicas: counts.get('current'),
        desiredReplicas: counts.get('desired'),
        currentMetrics: metrics.flatMap(({ name: metric, current }) =>
          current === null ? [] : [{ type: 'Resource', resource: { name: metric, current } }],
        ),
        conditions: conditionsOf(description),
      },
    };
  },
};

/** `resource cpu on pods  (as a percentage of request):  16% (16m) / 80%` */
function metricsOf(description: Description) {
  const block = entry(description, 'Metrics');
  const texts = [
    ...(block?.rows ?? []).map((row) => row.trim()),
    ...(block?.entries ?? []).map(({ key, value: text }) => `${key}:  ${text}`),
  ];
  return texts.flatMap((text) => {
    const [, name, current = '', target] =
      /^resource ([\w./-]+) .*: +(<unknown>|\d+%)(?: \([^)]*\))? \/ (\d+)%$/.exec(text) ?? [];
    if (name === undefined) return [];
    const known = /^(\d+)%$/.exec(current)?.[1];
    return [
      {
        name,
        target: { type: 'Utilization', averageUtilization: Number(target) },
        current: known === undefined ? null : { averageUtilization: Number(known) },
      },
    ];
  });
}
