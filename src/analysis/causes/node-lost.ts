import { objectKey, reference } from '../../model/object.ts';
import type { Step } from './step.ts';

/** A node that is not Ready explains what is broken only on it. */
export const nodeLost: Step = {
  id: 'node-lost',
  reasoning:
    'The kubelet of a node that is not Ready reports nothing and stops nothing: its pods stay Terminating or are not ' +
    'Ready until they are evicted. A finding whose pods all lie on such nodes needs no other cause.',
  *infer(cluster, findings) {
    const lost = new Map(
      findings
        .filter(({ rule }) => rule === 'node-not-ready')
        .map((finding) => [finding.subject.name, finding]),
    );
    if (lost.size === 0) return;
    const nodeOf = new Map(cluster.pods.map((pod) => [objectKey(reference(pod)), pod.nodeName]));
    for (const consequence of findings) {
      const pods = consequence.related.filter(({ kind }) => kind === 'Pod');
      const causes = pods.map((pod) => lost.get(nodeOf.get(objectKey(pod)) ?? ''));
      const [cause] = causes;
      if (cause !== undefined && causes.every((each) => each !== undefined)) yield { consequence, cause };
    }
  },
};
