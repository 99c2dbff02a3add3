import { toldFinding } from './told-finding.ts';

/** The class and the list of classes do not fit together. */
export const ingressClassAbsent = toldFinding({
  id: 'ingress-class-absent',
  title: 'Ingress asks for a class that no controller serves',
  reasoning:
    'An ingress controller serves the Ingresses of its own IngressClass and passes over all others. An Ingress that names a class which does not exist is served by nobody. One that has an address all the same is served by a controller that knows its class without an object.',
  fix: 'Set spec.ingressClassName to a class that exists, or install the controller that brings it.',
  explains: ['ingress-class-missing'],
  sure: ({ severity }) => (severity === 'low' ? null : 'confirmed'),
  toConfirm: 'Compare with the classes: kubectl get ingressclasses',
});
