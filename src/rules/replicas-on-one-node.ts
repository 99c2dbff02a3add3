import { reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { takesPods } from './node-room.ts';
import { placements } from './placement.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'replicas-on-one-node',
  title: 'All replicas run on one node',
  group: 'risk',
  severity: 'medium',
  why: 'The replicas are there to outlast the loss of a node, and they would all be lost with this one.',
  fix: 'Add a topologySpreadConstraint over kubernetes.io/hostname, or a podAntiAffinity, to the template, and restart the rollout so that the pods are placed anew.',
  peers: {
    Polaris: ['topologySpreadConstraint'],
    'kube-score': ['deployment-has-host-podantiaffinity', 'statefulset-has-host-podantiaffinity'],
    'kube-linter': ['no-anti-affinity'],
    KubeBuddy: ['WRK015'],
  },
  needs: ['pods', 'nodes'],
  *check({ nodes, links }) {
    const able = nodes.filter(takesPods).length;
    if (able < 2) return;
    for (const { owner, pods, nodes: used, pinned } of placements(links)) {
      const [node] = used;
      if (node === undefined || used.length > 1 || pinned) continue;
      yield {
        subject: owner,
        severity: isSystemNamespace(owner.namespace ?? '') ? 'low' : 'medium',
        facts: { replicas: pods.length, node, able },
        evidence: pods.slice(0, 3).map((pod) => field(pod, 'spec.nodeName', pod.nodeName)),
        related: [...pods.slice(0, 20).map(reference), { kind: 'Node', namespace: null, name: node }],
      };
    }
  },
  message({ replicas, node, able }) {
    const count = replicas === 2 ? 'both' : `all ${replicas}`;
    return `${count} ready pods run on ${excerpt(node, 80)}, one of ${able} nodes that take pods`;
  },
  commands(_facts, subject) {
    return [kubectl('get', 'pods', '-o', 'wide', ...inNamespace(subject))];
  },
});
