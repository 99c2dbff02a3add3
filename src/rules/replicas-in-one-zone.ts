import { reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { nodesByZone, placements, zoneOf } from './placement.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'replicas-in-one-zone',
  title: 'All replicas run in one zone',
  group: 'risk',
  severity: 'low',
  why: 'The cluster spans zones, and the loss of this one takes the whole workload down.',
  fix: 'Add a topologySpreadConstraint over topology.kubernetes.io/zone to the template, and restart the rollout so that the pods are placed anew.',
  needs: ['pods', 'nodes'],
  *check({ nodes, links }) {
    const zones = nodesByZone(nodes).size;
    if (zones < 2) return;
    const zoneByNode = new Map(nodes.map((node) => [node.meta.name, zoneOf(node)]));
    for (const { owner, pods, nodes: used, pinned } of placements(links)) {
      // On one node: that is said by another rule.
      if (used.length < 2 || pinned || isSystemNamespace(owner.namespace ?? '')) continue;
      const own = new Set(used.map((name) => zoneByNode.get(name) ?? null));
      const [zone = null] = own;
      if (own.size > 1 || zone === null) continue;
      yield {
        subject: owner,
        facts: { replicas: pods.length, nodes: used.length, zone, zones },
        evidence: pods.slice(0, 3).map((pod) => field(pod, 'spec.nodeName', pod.nodeName)),
        related: pods.slice(0, 20).map(reference),
      };
    }
  },
  message({ replicas, nodes, zone, zones }) {
    return `${replicas} ready pods on ${nodes} nodes are all in ${excerpt(zone, 80)}, one of ${zones} zones with nodes that take pods`;
  },
  commands(_facts, subject) {
    return [
      kubectl('get', 'pods', '-o', 'wide', ...inNamespace(subject)),
      kubectl('get', 'nodes', '-L', 'topology.kubernetes.io/zone'),
    ];
  },
});
