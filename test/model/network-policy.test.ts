import { expect, test } from 'vitest';
import { readNetworkPolicy } from '../../src/model/network-policy.ts';
import { matches } from '../../src/model/selector.ts';
import { namespacedMeta } from '../builders/meta.ts';

const meta = namespacedMeta('networking.k8s.io/v1', 'NetworkPolicy', 'cart', {});
const selector = (app: string) => ({ matchLabels: { app }, matchExpressions: [] });

test('reads a NetworkPolicy', () => {
  const read = readNetworkPolicy(
    {
      spec: {
        podSelector: { matchLabels: { app: 'cart' } },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          {
            from: [
              { podSelector: { matchLabels: { app: 'web' } }, namespaceSelector: {} },
              { ipBlock: { cidr: '10.0.0.0/8', except: ['10.2.0.0/16', '10.1.0.0/16'] } },
            ],
            ports: [{ port: 'http' }, { port: 8000, endPort: 8010, protocol: 'UDP' }, { protocol: 'SCTP' }],
          },
        ],
        egress: [{}],
      },
    },
    meta,
  );
  expect(read).toEqual({
    meta,
    podSelector: selector('cart'),
    policyTypes: ['Egress', 'Ingress'],
    ingress: [
      {
        peers: [
          {
            podSelector: selector('web'),
            namespaceSelector: { matchLabels: {}, matchExpressions: [] },
            cidr: null,
            except: [],
          },
          {
            podSelector: null,
            namespaceSelector: null,
            cidr: '10.0.0.0/8',
            except: ['10.1.0.0/16', '10.2.0.0/16'],
          },
        ],
        ports: [
          { port: 'http', endPort: null, protocol: 'TCP' },
          { port: 8000, endPort: 8010, protocol: 'UDP' },
          { port: null, endPort: null, protocol: 'SCTP' },
        ],
      },
    ],
    egress: [{ peers: [], ports: [] }],
  });
});

test.each([
  [{}, ['Ingress']],
  [{ egress: [] }, ['Ingress']],
  [{ egress: [{}] }, ['Egress', 'Ingress']],
  [{ policyTypes: ['Egress'] }, ['Egress']],
])('policy types of %j', (spec, types) => {
  expect(readNetworkPolicy({ spec }, meta).policyTypes).toEqual(types);
});

test.each<[unknown, boolean]>([
  [{}, true],
  [undefined, true],
  [['app'], false],
  [{ matchLabels: 'app=cart' }, false],
])('pod selector %j matches: %j', (podSelector, expected) => {
  const read = readNetworkPolicy({ spec: { podSelector } }, meta);
  expect(matches(read.podSelector, { app: 'cart' })).toBe(expected);
});

test('a misshapen peer or port does not open the rule to everyone', () => {
  const read = readNetworkPolicy({ spec: { ingress: [{ from: ['web'], ports: [80] }] } }, meta);
  expect(read.ingress).toMatchObject([
    { peers: [{ podSelector: null, namespaceSelector: null, cidr: null }] },
  ]);
  expect(read.ingress[0]?.ports).toHaveLength(1);
});

test.each<[Record<string, unknown>]>([
  [{}],
  [{ spec: [] }],
  [{ spec: { ingress: 'x', egress: { to: [] }, policyTypes: 'Egress' } }],
  [JSON.parse('{"__proto__": {"spec": {"policyTypes": ["Egress"]}}}')],
])('anything else has no rules: %j', (raw) => {
  expect(readNetworkPolicy(raw, meta)).toMatchObject({ policyTypes: ['Ingress'], ingress: [], egress: [] });
});
