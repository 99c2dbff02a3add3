import { objectKey, reference } from '../../../model/object.ts';
import { relatedPods } from '../related-pods.ts';
import type { Step } from '../step.ts';

/** A volume that hangs on a lost node is not let go. */
export const volumeOnLostNode: Step = {
  id: 'volume-on-lost-node',
  reasoning:
    'A volume that can be on one node only is detached once the kubelet there confirms that its pod has ended. A node ' +
    'that is not Ready confirms nothing, so a new pod elsewhere waits with `Multi-Attach error`. Where a pod with the ' +
    'same claim lies on a lost node, the waiting follows from the node; where it lies on a node that works, the two ' +
    'pods share a claim that only one can have.',
  *infer(cluster, findings) {
    const lost = new Map(
      findings
        .filter(({ rule }) => rule === 'node-not-ready')
        .map((finding) => [finding.subject.name, finding]),
    );
    if (lost.size === 0) return;
    const { links } = cluster;
    const claims = new Map(
      cluster.persistentVolumeClaims.map((claim) => [objectKey(reference(claim)), claim]),
    );
    for (const consequence of findings.filter(({ rule }) => WAITING.has(rule))) {
      const [cause] = relatedPods(cluster, consequence)
        .filter((pod) => links.eventsOf(reference(pod)).some(({ message }) => HELD.test(message ?? '')))
        .flatMap((pod) =>
          pod.spec.volumes.flatMap(({ uses }) =>
            uses.flatMap(
              ({ kind, name }) => claims.get(objectKey({ kind, namespace: pod.meta.namespace, name })) ?? [],
            ),
          ),
        )
        .flatMap((claim) => links.podsMounting(claim))
        .flatMap(({ nodeName }) => lost.get(nodeName ?? '') ?? []);
      if (cause !== undefined) yield { consequence, cause };
    }
  },
};

const WAITING = new Set(['stuck-starting-pod', 'stuck-rollout']);
const HELD = /Multi-Attach error/;
