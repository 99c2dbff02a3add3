import { reference } from '../model/object.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'ingress-without-class',
  title: 'Ingress names no class, and none is the default',
  group: 'risk',
  severity: 'low',
  why: 'Whether a controller serves it depends on how that is configured, and with a second controller both may, or neither.',
  fix: 'Set spec.ingressClassName, or mark one IngressClass as the default.',
  peers: { k8sgpt: ['Ingress'] },
  needs: ['ingresses', 'ingressClasses'],
  absence: ['ingressClasses'],
  *check({ ingresses, ingressClasses }) {
    // Without any class controllers take every Ingress, as they did before there were classes.
    if (ingressClasses.length === 0 || ingressClasses.some(({ isDefault }) => isDefault)) return;
    const classes = ingressClasses.slice(0, 10).map(({ meta }) => meta.name);
    for (const ingress of ingresses) {
      if (ingress.className !== null || ingress.loadBalancerAddresses.length > 0) continue;
      yield {
        subject: reference(ingress),
        facts: { classes },
        evidence: [
          field(ingress, 'spec.ingressClassName', null),
          field(ingress, 'status.loadBalancer.ingress', null),
        ],
      };
    }
  },
  message({ classes }) {
    return `it names none of ${someOf(classes.map((name) => excerpt(name, 60)))}, and has no address yet`;
  },
  commands(_facts, subject) {
    return [
      kubectl('get', 'ingressclasses'),
      kubectl('describe', 'ingress', subject.name, ...inNamespace(subject)),
    ];
  },
});
