import { condition } from '../model/condition.ts';
import { runningContainers } from '../model/container-resources.ts';
import { reference } from '../model/object.ts';
import type { Pod } from '../model/pod.ts';
import { STARTING_GRACE } from '../model/pod-problem.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { conditionFields, field } from './field-evidence.ts';
import { isActive } from './missing-pods.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'autoscaler-without-requests',
  title: 'Autoscaler aims at a share of requests that are not set',
  group: 'health',
  severity: 'medium',
  why: 'A utilization is a share of what the containers request. Where one requests nothing the autoscaler cannot compute it, and does not scale.',
  fix: 'Set the request in every container of the pod, sidecars included, or aim at an average value instead of a utilization.',
  peers: { k8sgpt: ['HorizontalPodAutoscaler'], KubeBuddy: ['WRK010'] },
  needs: ['horizontalPodAutoscalers', 'pods'],
  covers: ['autoscaler-inactive'],
  *check({ horizontalPodAutoscalers, links, now }) {
    for (const autoscaler of horizontalPodAutoscalers) {
      const { meta, metrics, target } = autoscaler;
      if (meta.createdAt !== null && now - meta.createdAt < STARTING_GRACE) continue;
      // What is computed needs no request that is missing: a container's own metric, for example.
      const shares = metrics.filter(
        ({ name, target: wanted, current }) =>
          (name === 'cpu' || name === 'memory') && wanted?.endsWith('%') === true && current === null,
      );
      if (shares.length === 0 || condition(autoscaler.conditions, 'ScalingActive')?.status === 'True')
        continue;
      const pod = links.podsOf(target).find((one) => isActive(one) && !hasPodRequests(one));
      if (pod === undefined) continue;
      const lacking = runningContainers(pod.spec).flatMap(({ name, requests }) => {
        const missing = shares.filter((share) => !Object.hasOwn(requests, share.name)).map((one) => one.name);
        return missing.length === 0 ? [] : [{ container: name, missing }];
      });
      const [first] = lacking;
      if (first === undefined) continue;
      const index = pod.spec.containers.findIndex(({ name }) => name === first.container);
      yield {
        subject: reference(autoscaler),
        facts: {
          resources: [...new Set(lacking.flatMap(({ missing }) => missing))],
          containers: lacking.map(({ container }) => container),
          target: { kind: target.kind, name: target.name },
          pod: pod.meta.name,
        },
        evidence: [
          ...(index < 0
            ? []
            : [field(pod, `spec.containers[${index}].resources.requests.${first.missing[0]}`, null)]),
          ...conditionFields(autoscaler, 'ScalingActive'),
        ],
        related: [target, reference(pod)],
      };
    }
  },
  message({ resources, containers, target }) {
    const names = someOf(containers.map((name) => excerpt(name, 60)));
    return `${target.kind} ${excerpt(target.name, 80)} requests no ${resources.join(' and ')} in ${names}, so its utilization is unknown`;
  },
  commands({ pod }, subject) {
    const where = inNamespace(subject);
    return [
      kubectl('describe', 'horizontalpodautoscaler', subject.name, ...where),
      kubectl('describe', 'pod', pod, ...where),
    ];
  },
});

/** Requests of the pod as a whole make a class that its containers do not explain. */
function hasPodRequests({ qosClass, spec }: Pod): boolean {
  const said = runningContainers(spec).some(
    ({ requests, limits }) => Object.keys(requests).length + Object.keys(limits).length > 0,
  );
  return !said && (qosClass === 'Burstable' || qosClass === 'Guaranteed');
}
