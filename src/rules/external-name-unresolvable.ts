import { type ObjectReference, reference } from '../model/object.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'external-name-unresolvable',
  title: 'ExternalName leads nowhere',
  group: 'health',
  severity: 'low',
  why: 'Whoever looks the Service up gets a name that DNS cannot resolve.',
  fix: 'For an address, make a Service without selector and an EndpointSlice that holds it. For a Service of this cluster, correct the name.',
  peers: { KubeBuddy: ['NET008'] },
  needs: ['services'],
  *check({ services, links, captured }) {
    for (const service of services) {
      const { type, externalName } = service;
      if (type !== 'ExternalName' || externalName === null) continue;
      const target = serviceNamed(externalName);
      const gone =
        target !== null && captured.all('services', target.namespace) && links.find(target) === null;
      const address = ADDRESS.test(externalName);
      if (!address && !gone) continue;
      yield {
        subject: reference(service),
        facts: {
          externalName,
          address,
          target: target === null ? null : `${target.namespace}/${target.name}`,
        },
        evidence: [field(service, 'spec.externalName', externalName)],
      };
    }
  },
  message({ externalName, address, target }) {
    const name = excerpt(externalName, 120);
    if (address) return `externalName is the address ${name}, which is looked up as if it were a name`;
    return `externalName is ${name}, and there is no Service ${excerpt(target ?? '', 120)}`;
  },
  commands(_facts, subject) {
    return [kubectl('get', resourceWord(subject), ...inNamespace(subject), '-o', 'yaml')];
  },
});

/** https://kubernetes.io/docs/concepts/services-networking/service/#externalname */
const ADDRESS = /^(\d{1,3}\.){3}\d{1,3}$/;

/** The Service of this cluster that a name stands for. The domain of the cluster may be another; then it is not known. */
function serviceNamed(host: string): ObjectReference | null {
  const [name, namespace, svc, ...domain] = host.replace(/\.$/, '').split('.');
  const ours = domain.length === 0 || domain.join('.') === 'cluster.local';
  if (name === undefined || namespace === undefined || svc !== 'svc' || !ours) return null;
  return { kind: 'Service', namespace, name };
}
