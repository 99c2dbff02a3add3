import { objectKey, reference } from '../../../model/object.ts';
import type { Step } from '../step.ts';
import { faultsBehind } from './faults-behind.ts';

/** A webhook or an extension API without anybody behind it follows from what broke its workload. */
export const extensionBackendDown: Step = {
  id: 'extension-backend-down',
  reasoning:
    'Admission webhooks and extension APIs are programs behind a Service. Where no pod behind it is ready and their ' +
    'workload, or the node they lie on, has a finding of its own, that is the cause. Where the webhook itself refuses ' +
    'its own pods, both are one story.',
  *infer(cluster, findings) {
    const down = findings.filter(({ rule }) => DOWN.has(rule));
    if (down.length === 0) return;
    const services = new Map(cluster.services.map((service) => [objectKey(reference(service)), service]));
    const fault = faultsBehind(cluster, findings);
    for (const consequence of down) {
      const [cause] = consequence.related.flatMap((ref) => {
        const service = services.get(objectKey(ref));
        return (service === undefined ? null : fault(service)) ?? [];
      });
      if (cause !== undefined && cause !== consequence) yield { consequence, cause };
    }
  },
};

const DOWN = new Set(['webhook-backend-down', 'unavailable-api-service']);
