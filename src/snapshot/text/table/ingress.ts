import type { JsonRecord } from '../../../model/json.ts';
import { listed, type TableKind } from './row.ts';

/** Hosts without their paths and backends: a route to nobody knows where. */
export const ingressTable: TableKind = {
  source: 'ingresses',
  headers: [
    ['NAME', 'CLASS', 'HOSTS', 'ADDRESS', 'PORTS', 'AGE'],
    ['NAME', 'HOSTS', 'ADDRESS', 'PORTS', 'AGE'],
  ],
  wide: [],
  read(row): JsonRecord {
    const hosts = listed(row.cell('HOSTS')).map((host) => (host === '*' ? null : host));
    const isSecure = listed(row.cell('PORTS')).includes('443');
    const ingress = listed(row.cell('ADDRESS')).map((address) =>
      /^[\d.]+$|:/.test(address) ? { ip: address } : { hostname: address },
    );
    return {
      spec: {
        ingressClassName: row.cell('CLASS'),
        rules: hosts.map((host) => ({ host, http: { paths: [{ backend: {} }] } })),
        tls: isSecure ? [{ hosts: hosts.filter((host) => host !== null) }] : [],
      },
      status: { loadBalancer: { ingress } },
    };
  },
};

export const ingressClassTable: TableKind = {
  source: 'ingressClasses',
  headers: [['NAME', 'CONTROLLER', 'PARAMETERS', 'AGE']],
  wide: [],
  read: (row): JsonRecord => ({ spec: { controller: row.cell('CONTROLLER') } }),
};
