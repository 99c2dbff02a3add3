import type { JsonRecord } from '../../../model/json.ts';
import { labelPairs, listed, type TableKind } from './row.ts';

export const serviceTable: TableKind = {
  source: 'services',
  headers: [
    ['NAME', 'TYPE', 'CLUSTER-IP', 'EXTERNAL-IP', 'PORT(S)', 'AGE'],
    ['NAME', 'CLUSTER-IP', 'EXTERNAL-IP', 'PORT(S)', 'AGE'],
  ],
  wide: ['SELECTOR'],
  read(row): JsonRecord {
    const type = row.cell('TYPE') ?? 'ClusterIP';
    const outside = listed(row.cell('EXTERNAL-IP')).filter((address) => address !== '<pending>');
    const clusterIP = row.cell('CLUSTER-IP');
    return {
      spec: {
        type,
        clusterIP,
        selector: labelPairs(row.cell('SELECTOR')),
        ports: listed(row.cell('PORT(S)')).flatMap((port) => readPort(port) ?? []),
        externalName: type === 'ExternalName' ? outside[0] : null,
        externalIPs: type === 'ExternalName' || type === 'LoadBalancer' ? [] : outside,
      },
      status: type === 'LoadBalancer' ? { loadBalancer: { ingress: outside.map((ip) => ({ ip })) } } : {},
    };
  },
};

/** `80/TCP`, `80:30080/TCP`; the target port is not printed. */
function readPort(text: string): JsonRecord | null {
  const [, port, nodePort, protocol] = /^(\d{1,5})(?::(\d{1,5}))?\/([A-Z]{3,5})$/.exec(text) ?? [];
  if (port === undefined) return null;
  return { port: Number(port), nodePort: nodePort === undefined ? null : Number(nodePort), protocol };
}
