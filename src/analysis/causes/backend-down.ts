import { objectKey } from '../../model/object.ts';
import type { Step } from './step.ts';

/** Routes without a ready backend follow from the workload behind their Service. */
export const backendDown: Step = {
  id: 'backend-down',
  reasoning:
    'An Ingress route is down when its Service has no ready address. Where the pods that Service selects belong to a ' +
    'workload with a finding of its own, the workload is the cause and the route its consequence.',
  *infer(cluster, findings) {
    const bySubject = new Map(findings.map((finding) => [objectKey(finding.subject), finding]));
    for (const consequence of findings.filter(({ rule }) => rule === 'ingress-backend-down')) {
      const services = consequence.related.filter(({ kind }) => kind === 'Service').map(objectKey);
      const behind = cluster.services
        .filter(({ meta }) =>
          services.includes(objectKey({ kind: 'Service', namespace: meta.namespace, name: meta.name })),
        )
        .flatMap((service) => cluster.links.podsBehind(service));
      const causes = behind.map((pod) => bySubject.get(objectKey(cluster.links.topOwner(pod))));
      const cause = causes.find((finding) => finding !== undefined && finding !== consequence);
      if (cause !== undefined) yield { consequence, cause };
    }
  },
};
