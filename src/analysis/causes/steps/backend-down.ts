import { objectKey, reference } from '../../../model/object.ts';
import type { Finding } from '../../../rules/finding.ts';
import { factList, factText } from '../fact-member.ts';
import type { Step } from '../step.ts';
import { faultsBehind } from './faults-behind.ts';
import { serviceFaults } from './service-fault.ts';

/** Routes without a ready backend follow from the workload behind their Service. */
export const backendDown: Step = {
  id: 'backend-down',
  reasoning:
    'An Ingress route is down when its Service has no ready address. Where the workload that the Service selects, or ' +
    'the node its pods lie on, has a finding of its own, that is the cause and the route its consequence; else the ' +
    'Service itself, where it selects nobody or its endpoints lack the pods it selects. A route to a port that the ' +
    'Service does not have is a fault of its own.',
  *infer(cluster, findings) {
    const down = findings.filter((finding) => finding.rule === 'ingress-backend-down' && hasPorts(finding));
    if (down.length === 0) return;
    const services = new Map(cluster.services.map((service) => [objectKey(reference(service)), service]));
    const fault = faultsBehind(cluster, findings);
    const ownFault = serviceFaults(findings);
    for (const consequence of down) {
      const behind = consequence.related.flatMap((ref) => services.get(objectKey(ref)) ?? []);
      const [cause] = behind.flatMap((service) => fault(service) ?? ownFault(service, null) ?? []);
      if (cause !== undefined) yield { consequence, cause };
    }
  },
};

function hasPorts({ facts }: Finding): boolean {
  return factList(facts, 'backends').every((backend) => factText(backend, 'what') !== 'no port');
}
