import type { Ingress } from '../model/ingress.ts';
import { reference } from '../model/object.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'ingress-class-missing',
  title: 'Ingress names a class that does not exist',
  group: 'health',
  severity: 'high',
  why: 'No controller feels responsible for it, so none of its hosts is served.',
  fix: 'Set spec.ingressClassName to a class that exists, or install the controller that brings the class.',
  peers: { k8sgpt: ['Ingress'], KubeBuddy: ['NET003'] },
  needs: ['ingresses', 'ingressClasses'],
  absence: ['ingressClasses'],
  *check({ ingresses, ingressClasses }) {
    const names = new Set(ingressClasses.map(({ meta }) => meta.name));
    const known = [...names].toSorted();
    for (const ingress of ingresses) {
      const { className } = ingress;
      if (className === null || names.has(className) || isOutsideClasses(ingress)) continue;
      const served = ingress.loadBalancerAddresses.length > 0;
      yield {
        subject: reference(ingress),
        // Somebody gave it an address: it is served after all, or was.
        severity: served ? 'low' : 'high',
        facts: { className, known: known.slice(0, 10), served },
        evidence: [
          field(ingress, 'spec.ingressClassName', className),
          field(ingress, 'status.loadBalancer.ingress', ingress.loadBalancerAddresses.join(' ') || null),
        ],
      };
    }
  },
  message({ className, known, served }) {
    const have =
      known.length === 0 ? 'there is none' : `there is ${someOf(known.map((name) => excerpt(name, 40)))}`;
    return `no IngressClass ${excerpt(className, 80)}; ${have}${served ? '; all the same it has an address' : ''}`;
  },
  commands(_facts, subject) {
    return [
      kubectl('get', 'ingressclasses'),
      kubectl('describe', 'ingress', subject.name, ...inNamespace(subject)),
    ];
  },
});

/** Classes that controllers know without an object: all that the old annotation names, and those of Google's. */
function isOutsideClasses({ className, meta }: Ingress): boolean {
  const annotated = meta.annotations['kubernetes.io/ingress.class'] === className;
  return annotated || className === 'gce' || className === 'gce-internal';
}
