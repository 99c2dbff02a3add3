import { reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { field } from './field-evidence.ts';
import { takesPods } from './node-room.ts';
import { isReady } from './pod-census.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'local-traffic-policy-gap',
  title: 'NodePort answers on some nodes only',
  group: 'risk',
  severity: 'low',
  why: 'With externalTrafficPolicy Local a node without a ready pod drops the connection, and nothing but the caller chooses the node.',
  fix: 'Set externalTrafficPolicy to Cluster, run a pod on every node that callers use, or let a load balancer with health checks choose the node.',
  peers: { Popeye: ['POP-1108'] },
  needs: ['services', 'pods', 'nodes'],
  *check({ services, nodes, links, captured }) {
    const able = nodes.filter(takesPods);
    for (const service of services) {
      const { meta, type, externalTrafficPolicy } = service;
      if (type !== 'NodePort' || externalTrafficPolicy !== 'Local') continue;
      if (isSystemNamespace(meta.namespace ?? '') || !captured.all('pods', meta.namespace)) continue;
      const pods = links.podsBehind(service).filter(isReady);
      const serving = new Set(pods.map(({ nodeName }) => nodeName));
      const silent = able.filter((node) => !serving.has(node.meta.name));
      if (pods.length === 0 || silent.length === 0) continue;
      yield {
        subject: reference(service),
        facts: { serving: serving.size, silent: silent.length },
        evidence: [field(service, 'spec.externalTrafficPolicy', externalTrafficPolicy)],
        related: pods.slice(0, 20).map(reference),
      };
    }
  },
  message({ serving, silent }) {
    return `externalTrafficPolicy is Local; ready pods run on ${serving} ${serving === 1 ? 'node' : 'nodes'}, and ${silent} more would drop the connection`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', resourceWord(subject), ...inNamespace(subject))];
  },
});
