import { expect, test } from 'vitest';
import { readEndpointSlice, readEndpoints } from '../../src/model/endpoints.ts';
import { namespacedMeta } from '../builders/meta.ts';

const meta = namespacedMeta('v1', 'Endpoints', 'cart', {});
const sliceMeta = namespacedMeta('discovery.k8s.io/v1', 'EndpointSlice', 'cart-x7k2p', {
  labels: { 'kubernetes.io/service-name': 'cart' },
});
const target = (name: string) => ({ kind: 'Pod', namespace: 'shop', name });

test('Endpoints', () => {
  const read = readEndpoints(
    {
      subsets: [
        {
          addresses: [{ ip: '10.42.1.8', nodeName: 'pi-1', targetRef: { kind: 'Pod', name: 'cart-b' } }],
          notReadyAddresses: [{ ip: '10.42.1.7', targetRef: target('cart-a') }],
          ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
        },
      ],
    },
    meta,
  );
  expect(read).toEqual({
    meta,
    service: 'cart',
    addresses: [
      { ip: '10.42.1.7', ready: false, nodeName: null, target: target('cart-a') },
      { ip: '10.42.1.8', ready: true, nodeName: 'pi-1', target: target('cart-b') },
    ],
    ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
  });
});

test('an address of several subsets counts once, and is ready if it is in one of them', () => {
  const address = { ip: '10.42.1.7', targetRef: target('cart-a') };
  const read = readEndpoints(
    {
      subsets: [
        { addresses: [address], ports: [{ name: 'http', port: 8080 }] },
        {
          notReadyAddresses: [address],
          ports: [
            { name: 'admin', port: 9000 },
            { name: 'http', port: 8080 },
          ],
        },
      ],
    },
    meta,
  );
  expect(read.addresses).toMatchObject([{ ip: '10.42.1.7', ready: true }]);
  expect(read.ports.map(({ name }) => name)).toEqual(['admin', 'http']);
});

test('EndpointSlice', () => {
  const read = readEndpointSlice(
    {
      addressType: 'IPv4',
      endpoints: [
        { addresses: ['10.42.1.9', '10.42.1.10'], conditions: { ready: false }, nodeName: 'pi-2' },
        { addresses: ['10.42.1.7'], conditions: {}, targetRef: target('cart-a') },
        {
          addresses: ['10.42.1.8'],
          conditions: { ready: null },
          topology: { 'kubernetes.io/hostname': 'pi-1' },
        },
        { addresses: [] },
      ],
      ports: [{ name: '', port: 8080 }],
    },
    sliceMeta,
  );
  expect(read).toEqual({
    meta: sliceMeta,
    service: 'cart',
    addresses: [
      { ip: '10.42.1.7', ready: true, nodeName: null, target: target('cart-a') },
      { ip: '10.42.1.8', ready: true, nodeName: 'pi-1', target: null },
      { ip: '10.42.1.9', ready: false, nodeName: 'pi-2', target: null },
    ],
    ports: [{ name: null, port: 8080, protocol: 'TCP' }],
  });
});

test('a slice without the label belongs to no Service', () => {
  expect(readEndpointSlice({}, { ...sliceMeta, labels: {} }).service).toBeNull();
});

test.each<[Record<string, unknown>]>([
  [{}],
  [{ subsets: {}, endpoints: 'x', ports: 7 }],
  [{ subsets: null, endpoints: null, ports: null }],
  [
    {
      subsets: [{ addresses: ['10.42.1.7'], ports: {} }, []],
      endpoints: [{ addresses: '10.42.1.7' }, [], 1],
    },
  ],
  [{ subsets: [{ addresses: [{ ip: 7 }] }], endpoints: [{ addresses: [7] }] }],
  [
    JSON.parse(
      '{"__proto__": {"subsets": [{"addresses": [{"ip": "10.0.0.1"}]}]}, "endpoints": [{"__proto__": {}}]}',
    ),
  ],
])('anything else has no addresses: %j', (raw) => {
  expect(readEndpoints(raw, meta)).toEqual({ meta, service: 'cart', addresses: [], ports: [] });
  expect(readEndpointSlice(raw, sliceMeta)).toEqual({
    meta: sliceMeta,
    service: 'cart',
    addresses: [],
    ports: [],
  });
});
