import { objectKey, reference } from '../model/object.ts';
import { inNamespace, kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { gatewayObjects, gatewayResource, ROUTE_KINDS } from './gateway-kinds.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'gateway-without-routes',
  title: 'Gateway has no routes',
  group: 'cleanup',
  severity: 'low',
  why: 'It holds an address, and often a load balancer that costs money, and answers every request with an error.',
  fix: 'Point parentRefs of the routes that are meant at it, or delete it.',
  peers: { KubeBuddy: ['NET015'] },
  needs: ['customResources'],
  *check({ customResources }) {
    const routes = gatewayObjects(customResources, ...ROUTE_KINDS);
    // Without any route it is more likely that none was captured.
    if (routes.length === 0) return;
    const used = new Set(
      routes.flatMap(({ references }) => references.filter(({ kind }) => kind === 'Gateway').map(objectKey)),
    );
    const named = new Set(routes.flatMap(({ gateway }) => gateway?.parts.map(({ name }) => name) ?? []));
    for (const gateway of gatewayObjects(customResources, 'Gateway')) {
      const { namespace, name } = gateway.meta;
      if (used.has(objectKey(reference(gateway)))) continue;
      // A parent without a kind is a Gateway; the status of the route names it all the same.
      if (named.has(`parent ${namespace}/${name}`) || named.has(`parent ${name}`)) continue;
      yield {
        subject: reference(gateway),
        facts: { routes: routes.length },
        evidence: [field(gateway, 'metadata.name', name)],
      };
    }
  },
  message({ routes }) {
    return routes === 1 ? 'the one route of the capture names another' : `none of ${routes} routes names it`;
  },
  commands(_facts, subject) {
    return [
      kubectl('describe', gatewayResource('Gateway'), subject.name, ...inNamespace(subject)),
      kubectl('get', 'httproutes', '-A'),
    ];
  },
});
