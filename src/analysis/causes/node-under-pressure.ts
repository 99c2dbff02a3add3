import { objectKey, reference } from '../../model/object.ts';
import type { Step } from './step.ts';

/** A node under pressure evicts pods and takes no new ones. */
export const nodeUnderPressure: Step = {
  id: 'node-under-pressure',
  reasoning:
    'A node under disk, memory or PID pressure evicts pods and is tainted against new ones. Evicted pods of such a node ' +
    'follow from the pressure.',
  *infer(cluster, findings) {
    const pressed = new Map(
      findings
        .filter(({ rule }) => rule === 'node-pressure')
        .map((finding) => [finding.subject.name, finding]),
    );
    if (pressed.size === 0) return;
    const nodeOf = new Map(cluster.pods.map((pod) => [objectKey(reference(pod)), pod.nodeName]));
    for (const consequence of findings.filter(({ rule }) => rule === 'evicted-pod')) {
      const nodes = consequence.related.map((pod) => nodeOf.get(objectKey(pod)) ?? '');
      const cause = nodes.map((node) => pressed.get(node)).find((finding) => finding !== undefined);
      if (cause !== undefined) yield { consequence, cause };
    }
  },
};
