import { expect, test } from 'vitest';
import { readService } from '../../src/model/service.ts';
import { createShare } from '../../src/model/share.ts';
import { namespacedMeta } from '../builders/meta.ts';

const meta = namespacedMeta('v1', 'Service', 'cart', {});

function read(raw: Record<string, unknown>) {
  return readService(raw, meta, createShare());
}

test('reads a Service', () => {
  const service = read({
    spec: {
      type: 'LoadBalancer',
      selector: { app: 'cart' },
      clusterIP: '10.43.0.20',
      externalIPs: ['203.0.113.9', '203.0.113.10'],
      externalTrafficPolicy: 'Local',
      publishNotReadyAddresses: true,
      ports: [
        { name: 'http', port: 80, targetPort: 'web', nodePort: 30080 },
        { port: 53, protocol: 'UDP', nodePort: 0 },
        { port: 81, targetPort: 0 },
        { name: 'broken', port: '80' },
      ],
    },
    status: { loadBalancer: { ingress: [{ ip: '192.168.1.201' }, { hostname: 'lb.example' }, {}] } },
  });
  expect(service).toEqual({
    meta,
    type: 'LoadBalancer',
    selector: { app: 'cart' },
    clusterIP: '10.43.0.20',
    externalIPs: ['203.0.113.10', '203.0.113.9'],
    externalName: null,
    externalTrafficPolicy: 'Local',
    publishNotReadyAddresses: true,
    ports: [
      { name: 'http', port: 80, protocol: 'TCP', targetPort: 'web', nodePort: 30080 },
      { name: null, port: 53, protocol: 'UDP', targetPort: 53, nodePort: null },
      { name: null, port: 81, protocol: 'TCP', targetPort: 81, nodePort: null },
    ],
    loadBalancerAddresses: ['192.168.1.201', 'lb.example'],
  });
});

test('an ExternalName and a headless Service', () => {
  expect(read({ spec: { type: 'ExternalName', externalName: 'db.example' } })).toMatchObject({
    type: 'ExternalName',
    externalName: 'db.example',
    selector: {},
    ports: [],
  });
  expect(read({ spec: { clusterIP: 'None' } }).clusterIP).toBe('None');
});

test.each<[Record<string, unknown>]>([
  [{}],
  [{ spec: [], status: [] }],
  [
    {
      spec: { ports: { port: 80 }, selector: ['app'], externalIPs: 'x', type: 7 },
      status: { loadBalancer: [] },
    },
  ],
  [JSON.parse('{"__proto__": {"spec": {"type": "NodePort"}}}')],
])('anything else is a Service of which nothing is known: %j', (raw) => {
  expect(read(raw)).toMatchObject({
    type: 'ClusterIP',
    selector: {},
    clusterIP: null,
    externalIPs: [],
    ports: [],
    loadBalancerAddresses: [],
  });
});
