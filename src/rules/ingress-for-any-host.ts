import { groupBy } from '../model/grouping.ts';
import type { Ingress } from '../model/ingress.ts';
import { reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { namesOf, namesText } from './names-of.ts';
import { namespaceSubject } from './namespace-subject.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'ingress-for-any-host',
  title: 'Ingresses take hosts that nobody named',
  group: 'security',
  severity: 'info',
  why: 'Requests for hosts that nobody meant to serve reach the application, and a route of another team may lose its requests to it.',
  fix: 'Name the hosts in the rules. Where a wildcard or a default is meant, accept this finding.',
  peers: { KubeBuddy: ['NET006'] },
  needs: ['ingresses'],
  *check({ ingresses }) {
    const wide = ingresses.filter(
      (ingress) => takesAny(ingress) && !isSystemNamespace(ingress.meta.namespace ?? ''),
    );
    for (const [namespace, all] of groupBy(wide, ({ meta }) => meta.namespace ?? '')) {
      yield {
        subject: namespaceSubject(namespace),
        facts: { ingresses: all.length, names: namesOf(all) },
        evidence: all
          .slice(0, 3)
          .map((one) => field(one, 'spec.rules[*].host', one.routes.find(isWide)?.host ?? null)),
        related: all.slice(0, 20).map(reference),
      };
    }
  },
  message({ ingresses, names }) {
    return `${counted(ingresses, 'Ingress', 'Ingresses')} for any host, or a wildcard: ${namesText(names, ingresses)}`;
  },
  commands(_facts, subject) {
    return [kubectl('get', 'ingresses', '-n', subject.name)];
  },
});

/** Challenges of cert-manager name their host; a default backend alone takes every host, too. */
function takesAny({ routes, defaultBackend }: Ingress): boolean {
  return routes.length === 0 ? defaultBackend !== null : routes.some(isWide);
}

function isWide({ host }: { readonly host: string | null }): boolean {
  return host === null || host === '' || host.startsWith('*');
}
