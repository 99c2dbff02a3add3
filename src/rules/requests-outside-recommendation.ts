import { type ObjectReference, objectKey, reference } from '../model/object.ts';
import { formatBytes } from '../model/quantity.ts';
import type { VerticalPodAutoscaler } from '../model/scaling.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import type { WorkloadBase } from '../model/workload.ts';
import { counted } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { podSpecPath, templatedWorkloads } from './workload-template.ts';

export default defineRule({
  id: 'requests-outside-recommendation',
  title: 'Requests lie outside what the autoscaler recommends',
  group: 'capacity',
  severity: 'low',
  why: 'The VerticalPodAutoscaler has watched the pods for days. Below its lower bound they are short of CPU or are evicted first; above the upper bound they hold what others could use.',
  fix: 'Set the requests to its target, or let it set them (updateMode).',
  peers: { Goldilocks: ['summary'] },
  needs: ['verticalPodAutoscalers', 'deployments'],
  uses: ['statefulSets', 'daemonSets', 'cronJobs'],
  *check(view) {
    const workloads = new Map(templatedWorkloads(view).map((one) => [objectKey(reference(one)), one]));
    for (const autoscaler of view.verticalPodAutoscalers) {
      const { target, updateMode, meta } = autoscaler;
      // In its other modes it sets the requests of pods itself, whatever the template says.
      if (updateMode !== 'Off' || target === null || isSystemNamespace(meta.namespace ?? '')) continue;
      const workload = workloads.get(objectKey(target satisfies ObjectReference));
      const gaps = workload === undefined ? [] : gapsOf(autoscaler, workload);
      const [first] = gaps;
      if (workload === undefined || first === undefined) continue;
      yield {
        subject: reference(workload),
        facts: { gaps: gaps.slice(0, 20), count: gaps.length, autoscaler: meta.name },
        evidence: [
          field(workload, `${podSpecPath(workload)}.containers[*].resources.requests`, first.request),
          field(autoscaler, 'status.recommendation.containerRecommendations', first.target),
        ],
        related: [reference(autoscaler)],
      };
    }
  },
  message({ gaps, count }) {
    const words = gaps
      .slice(0, 3)
      .map(
        ({ container, resource, request, target }) =>
          `${excerpt(container, 60)} asks for ${amount(resource, request)}, ${amount(resource, target)} recommended`,
      );
    return `${words.join('; ')}${count > 3 ? `; and ${counted(count - 3, 'other')}` : ''}`;
  },
  commands({ autoscaler }, subject) {
    return [kubectl('describe', 'verticalpodautoscaler', autoscaler, ...inNamespace(subject))];
  },
});

interface Gap {
  readonly [key: string]: string | number;
  readonly container: string;
  readonly resource: string;
  readonly request: number;
  readonly target: number;
}

function gapsOf({ recommendations }: VerticalPodAutoscaler, { template }: WorkloadBase): readonly Gap[] {
  return recommendations.flatMap(({ container, target, lowerBound, upperBound }) => {
    const requests = template.spec.containers.find(({ name }) => name === container)?.requests ?? {};
    return ['cpu', 'memory'].flatMap((resource) => {
      const request = requests[resource];
      const [wanted, least, most] = [target[resource], lowerBound[resource], upperBound[resource]];
      if (request === undefined || wanted === undefined || least === undefined || most === undefined)
        return [];
      return request < least || request > most ? [{ container, resource, request, target: wanted }] : [];
    });
  });
}

function amount(resource: string, value: number): string {
  return resource === 'memory' ? formatBytes(value) : `${Math.round(value * 1000)}m CPU`;
}
