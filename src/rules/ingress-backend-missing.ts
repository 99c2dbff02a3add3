import { reference } from '../model/object.ts';
import { counted, someOf } from './amount-words.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { ingressTargets, servicePath } from './ingress-routes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'ingress-backend-missing',
  title: 'Ingress points at a Service that does not exist',
  group: 'health',
  severity: 'high',
  why: 'The ingress controller has nowhere to send these requests and answers them with an error.',
  fix: 'Correct the name of the Service in the route, create the Service in the namespace of the Ingress, or remove the route.',
  peers: {
    Popeye: ['POP-1401'],
    'kube-score': ['ingress-targets-service'],
    'kube-linter': ['dangling-ingress'],
    kor: ['ingress'],
    k8sgpt: ['Ingress'],
    Kubescape: ['C-0298'],
    KubeBuddy: ['NET003'],
  },
  needs: ['ingresses', 'services'],
  absence: ['services'],
  *check({ ingresses, links, captured }) {
    for (const ingress of ingresses) {
      const { namespace } = ingress.meta;
      if (!captured.all('services', namespace)) continue;
      const targets = ingressTargets(ingress);
      const missing = targets.filter(
        ({ service }) => links.find({ kind: 'Service', namespace, name: service }) === null,
      );
      if (missing.length === 0) continue;
      yield {
        subject: reference(ingress),
        facts: {
          services: [...new Set(missing.map((target) => target.service))],
          addresses: [...new Set(missing.flatMap((target) => target.addresses))],
          backends: targets.length,
        },
        evidence: missing
          .slice(0, 3)
          .map((target) => field(ingress, servicePath(ingress, target), target.service)),
      };
    }
  },
  message({ services, addresses }) {
    const names = someOf(services.map((name) => excerpt(name, 80)));
    const lost = someOf(addresses.map((address) => excerpt(address, 100)));
    const verb = services.length === 1 ? 'does' : 'do';
    return `${services.length === 1 ? 'Service' : counted(services.length, 'Service')} ${names} ${verb} not exist; ${lost} cannot be served`;
  },
  commands(_facts, subject) {
    const where = inNamespace(subject);
    return [kubectl('describe', resourceWord(subject), ...where), kubectl('get', 'services', ...where)];
  },
});
