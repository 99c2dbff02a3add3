import { objectKey, reference } from '../model/object.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { gatewayObjects, gatewayResource, ROUTE_KINDS, refusal } from './gateway-kinds.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'route-not-accepted',
  title: 'Gateway does not take the route',
  group: 'health',
  severity: 'high',
  why: 'Requests for its hosts and paths do not reach its Services by this Gateway.',
  fix: 'Correct parentRefs (name, namespace, sectionName), make the hostnames fit those of a listener, or let the listener allow routes of this namespace (allowedRoutes).',
  peers: { Popeye: ['POP-407'], k8sgpt: ['HTTPRoute'], KubeBuddy: ['NET014'] },
  needs: ['customResources'],
  *check({ customResources, links, now }) {
    const namespaces = new Set(gatewayObjects(customResources, 'Gateway').map(({ meta }) => meta.namespace));
    for (const route of gatewayObjects(customResources, ...ROUTE_KINDS)) {
      const parts = route.gateway?.parts ?? [];
      const refused = parts.flatMap(({ name, conditions }) => {
        const found = refusal(conditions, ['Accepted'], route, now);
        return found === null ? [] : [{ name, found }];
      });
      const missing = route.references.filter(
        // Where other Gateways of the namespace were captured, this one would have been.
        (ref) => ref.kind === 'Gateway' && namespaces.has(ref.namespace) && links.find(ref) === null,
      );
      if (refused.length === 0 && missing.length === 0) continue;
      const [first] = refused;
      yield {
        subject: reference(route),
        severity: first !== undefined && refused.length < parts.length ? 'medium' : 'high',
        facts: {
          parents: refused.map(({ name }) => name.replace(/^parent /, '')),
          of: parts.length,
          reason: first?.found.reason ?? null,
          text: first?.found.message == null ? null : excerpt(first.found.message),
          missing: missing.map(objectKey),
        },
        evidence: [
          ...refused
            .slice(0, 3)
            .map(({ found }) => field(route, 'status.parents[*].conditions', `Accepted ${found.status}`)),
          ...missing.slice(0, 3).map(({ name }) => field(route, 'spec.parentRefs[*].name', name)),
        ],
        related: missing,
      };
    }
  },
  message({ parents, reason, text, missing }) {
    const gone = missing.length === 0 ? [] : [`${someOf(missing.map((key) => excerpt(key, 120)))} not found`];
    const said = [reason, text].filter((part) => part !== null).map((part) => excerpt(part));
    const names = someOf(parents.map((name) => excerpt(name, 120)));
    const refused =
      parents.length === 0
        ? []
        : [`not accepted by ${names}${said.length === 0 ? '' : ` (${said.join(': ')})`}`];
    return [...refused, ...gone].join('; ');
  },
  commands(_facts, subject) {
    return [
      kubectl('describe', gatewayResource(subject.kind), subject.name, ...inNamespace(subject)),
      kubectl('get', 'gateways', '-A'),
    ];
  },
});
