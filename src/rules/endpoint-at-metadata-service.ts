import { reference } from '../model/object.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

/** Where clouds answer the machine that asks with its credentials: AWS, Google, Azure and others; AWS by IPv6; Alibaba. */
const METADATA = ['169.254.169.254', 'fd00:ec2::254', '100.100.100.200'];

export default defineRule({
  id: 'endpoint-at-metadata-service',
  title: 'Service leads to the metadata service of the cloud',
  group: 'security',
  severity: 'high',
  why: 'Whoever reaches the Service can ask for the credentials of the node, also where NetworkPolicies keep pods from that address.',
  fix: 'Delete the Service and its endpoints, find out who made them, and see what the credentials of the nodes allow.',
  peers: { KubeBuddy: ['NET022'] },
  needs: ['services', 'endpoints'],
  uses: ['endpointSlices'],
  *check({ services, links }) {
    for (const service of services) {
      const found = (links.addressesOf(service) ?? []).filter(({ ip }) =>
        METADATA.includes(ip.toLowerCase()),
      );
      if (found.length === 0) continue;
      yield {
        subject: reference(service),
        facts: { addresses: found.map(({ ip }) => ip) },
        evidence: found.slice(0, 3).map(({ ip }) => field(service, 'endpoints[*].addresses', ip)),
      };
    }
  },
  message({ addresses }) {
    return `${someOf(addresses.map((ip) => excerpt(ip, 60)))} is among its endpoints`;
  },
  commands(_facts, { name, ...subject }) {
    return [kubectl('get', 'endpoints', name, ...inNamespace(subject), '-o', 'yaml')];
  },
});
