import { reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'service-external-ips',
  title: 'Service claims external addresses',
  group: 'security',
  severity: 'medium',
  why: 'Every node sends traffic for these addresses to its pods. Whoever may set spec.externalIPs can take over traffic that pods send to any address (CVE-2020-8554).',
  fix: 'Use type LoadBalancer with an address pool, or an Ingress, and remove spec.externalIPs. The admission plugin DenyServiceExternalIPs keeps others from setting it.',
  peers: { KubeBuddy: ['NET019'] },
  needs: ['services'],
  *check({ services }) {
    for (const service of services) {
      const { meta, externalIPs } = service;
      if (externalIPs.length === 0 || isSystemNamespace(meta.namespace ?? '')) continue;
      yield {
        subject: reference(service),
        facts: { addresses: externalIPs.slice(0, 20), count: externalIPs.length },
        evidence: [field(service, 'spec.externalIPs', externalIPs.slice(0, 20).join(' '))],
      };
    }
  },
  message({ addresses }) {
    return `spec.externalIPs holds ${someOf(addresses.map((address) => excerpt(address, 60)))}`;
  },
  commands(_facts, subject) {
    return [kubectl('get', resourceWord(subject), ...inNamespace(subject), '-o', 'wide')];
  },
});
