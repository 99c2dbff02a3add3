import { objectKey, reference } from '../model/object.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { gatewayObjects, gatewayResource, ROUTE_KINDS, refusal } from './gateway-kinds.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'route-backend-missing',
  title: 'Route leads to a Service that is not there',
  group: 'health',
  severity: 'high',
  why: 'The Gateway answers requests of these rules with an error 500.',
  fix: 'Correct name or port of the Service in backendRefs, or create it. A Service of another namespace needs a ReferenceGrant there.',
  peers: { Popeye: ['POP-407', 'POP-1106'], k8sgpt: ['HTTPRoute'], Kubescape: ['C-0302'] },
  needs: ['customResources', 'services'],
  absence: ['services'],
  *check({ customResources, links, captured, now }) {
    for (const route of gatewayObjects(customResources, ...ROUTE_KINDS)) {
      const missing = route.references.filter(
        (ref) =>
          ref.kind === 'Service' && captured.all('services', ref.namespace) && links.find(ref) === null,
      );
      const unresolved = (route.gateway?.parts ?? []).flatMap(({ conditions }) => {
        const found = refusal(conditions, ['ResolvedRefs'], route, now);
        return found?.status === 'False' ? [found] : [];
      })[0];
      if (missing.length === 0 && unresolved === undefined) continue;
      yield {
        subject: reference(route),
        facts: {
          missing: missing.map(objectKey),
          reason: unresolved?.reason ?? null,
          text: unresolved?.message == null ? null : excerpt(unresolved.message),
        },
        evidence: [
          ...missing.slice(0, 3).map(({ name }) => field(route, 'spec.rules[*].backendRefs[*].name', name)),
          ...(unresolved === undefined
            ? []
            : [field(route, 'status.parents[*].conditions', `ResolvedRefs ${unresolved.status}`)]),
        ],
      };
    }
  },
  message({ missing, reason, text }) {
    const gone = missing.length === 0 ? [] : [`${someOf(missing.map((key) => excerpt(key, 120)))} not found`];
    const said = [reason, text].filter((part) => part !== null).map((part) => excerpt(part));
    const refs = said.length === 0 ? [] : [`its references are not resolved: ${said.join(': ')}`];
    return [...gone, ...refs].join('; ');
  },
  commands(_facts, subject) {
    const where = inNamespace(subject);
    return [
      kubectl('describe', gatewayResource(subject.kind), subject.name, ...where),
      kubectl('get', 'services', ...where),
    ];
  },
});
