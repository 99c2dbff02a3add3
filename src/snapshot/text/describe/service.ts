import type { JsonRecord } from '../../../model/json.ts';
import { type Description, value, values } from './description.ts';
import type { DescribedKind } from './kind.ts';
import { metadataOf, pairs } from './metadata.ts';

export const describedService: DescribedKind = {
  source: 'services',
  keys: ['Selector', 'Type', 'Session Affinity'],
  read(description): JsonRecord {
    const balancers = (value(description, 'LoadBalancer Ingress') ?? '').split(', ').filter(Boolean);
    return {
      metadata: metadataOf(description),
      spec: {
        type: value(description, 'Type'),
        clusterIP: value(description, 'IP'),
        externalName: value(description, 'External Name'),
        externalIPs: (value(description, 'External IPs') ?? '').split(',').filter(Boolean),
        selector: pairs(values(description, 'Selector')),
        ports: portsOf(description),
        externalTrafficPolicy: value(description, 'External Traffic Policy'),
      },
      // A host name may be followed by its address, and an address by `(VIP)`.
      status: { loadBalancer: { ingress: balancers.map((text) => ({ ip: text.replace(/ .*$/, '') })) } },
    };
  },
};

/** Port, TargetPort and NodePort come again for each port, in this order. */
function portsOf({ entries }: Description): readonly JsonRecord[] {
  const ports: Record<string, unknown>[] = [];
  for (const { key, value: text } of entries) {
    const [, name = '', number, protocol] = /^(\S+) +([\w-]+)\/([A-Z]{3,5})$/.exec(text) ?? [];
    const [, target] = /^([\w-]+)\/[A-Z]{3,5}$/.exec(text) ?? [];
    const last = ports.at(-1);
    if (key === 'Port' && number !== undefined)
      ports.push({ name: name === '<unset>' ? null : name, port: Number(number), protocol });
    else if (key === 'TargetPort' && last !== undefined && target !== undefined)
      last['targetPort'] = /^\d+$/.test(target) ? Number(target) : target;
    else if (key === 'NodePort' && last !== undefined && number !== undefined)
      last['nodePort'] = Number(number);
  }
  return ports;
}
