import { expect, test } from 'vitest';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import { networking } from '../../../src/report/sections/networking.ts';
import { security } from '../../../src/report/sections/security.ts';
import { audit } from '../../builders/audit.ts';
import { many, routeRow, serviceRow, tableRows } from './rows.ts';

const text = (options: Parameters<typeof audit>[0]) => networking(audit(options), EMPTY_BRIEF);

test.each([
  [
    routeRow('shop.example.com'),
    '| `https://shop.example.com` | `shop/shop` | `cart:80` | 2/2 | ✅ active |',
  ],
  [routeRow('shop.example.com', { tls: false, path: '/api' }), '| `http://shop.example.com/api` |'],
  [routeRow(null), '| any host |'],
  [routeRow(null, { path: '/api' }), '| any host `/api` |'],
  [routeRow('a.example', { state: 'down', ready: 0 }), '| 0/2 | ❌ no ready backend |'],
  [routeRow('a.example', { state: 'unknown', ready: null, total: null }), '| n/a | not evaluated |'],
  [routeRow('a.example', { service: null, state: 'unknown' }), '| no Service |'],
])('a route, case %#', (row, words) => {
  expect(text({ inventory: { routes: [row] } })).toContain(words);
});

test('of very many routes the broken ones are listed first, and all are counted', () => {
  const routes = [
    ...many(120, (number) => routeRow(`h${number}.example`)),
    routeRow('z.example', { state: 'down' }),
  ];
  const page = text({ inventory: { routes } });
  expect(page).toContain('121 routes (120 active). 100 are listed, those with a problem first.');
  expect(tableRows(page)).toHaveLength(100);
  expect(tableRows(page)[0]).toContain('z.example');
});

test.each([
  ['empty', 'There are no Ingresses.'],
  ['captured', 'The captured Ingresses have no routes.'],
  ['partial', 'Ingress routes were not evaluated: ingresses captured in part.'],
  ['forbidden', 'Ingress routes were not evaluated: ingresses forbidden.'],
  ['not captured', 'Ingress routes were not evaluated: ingresses not captured.'],
] as const)('no routes, ingresses %s', (state, sentence) => {
  expect(text({ states: { ingresses: state } })).toContain(sentence);
});

test.each([
  ['empty', 'There are no Services.'],
  ['partial', 'Services were not evaluated: services captured in part.'],
  ['failed', 'Services were not evaluated: the capture of services failed.'],
  ['not captured', 'Services were not evaluated: services not captured.'],
] as const)('no Services, services %s', (state, sentence) => {
  expect(text({ states: { services: state } })).toContain(sentence);
});

test.each([
  [[serviceRow('cart')], '1 Service, all of type ClusterIP.'],
  [[serviceRow('cart'), serviceRow('web', { type: 'NodePort' })], '2 Services: 1 ClusterIP and 1 NodePort.'],
])('Services by type, case %#', (services, sentence) => {
  expect(text({ inventory: { services } })).toContain(sentence);
});

test.each([
  [serviceRow('web', { type: 'LoadBalancer' }), '❌ none assigned'],
  [
    serviceRow('web', { type: 'LoadBalancer', externalAddresses: ['10.0.0.1', '10.0.0.2', '10.0.0.3'] }),
    '| 10.0.0.1-3 |',
  ],
  [serviceRow('web', { type: 'NodePort', endpoints: null }), '| every node | 80/TCP | n/a |'],
])('an entry from outside, case %#', (row, words) => {
  expect(text({ inventory: { services: [row] } })).toContain(words);
});

test('very many entries from outside are counted', () => {
  const services = many(103, (number) => serviceRow(`web-${number}`, { type: 'NodePort' }));
  expect(text({ inventory: { services } })).toContain('3 more Services: see the JSON audit.');
});

test('names outside the cluster are the word of the auditor', () => {
  const dns = { servers: [{ address: '192.0.2.53', role: 'primary' }], upstream: ['192.0.2.1'], notes: [] };
  const page = networking(audit(), { ...EMPTY_BRIEF, dns });
  expect(page).toContain('Stated by the auditor:\n\n- **primary**: `192.0.2.53`\n- Upstream: 192.0.2.1');
});

test('a host counts as served with TLS only when all of its routes are', () => {
  const routes = [routeRow('a.example'), routeRow('b.example'), routeRow('b.example', { tls: false })];
  expect(security(audit({ inventory: { routes } }), EMPTY_BRIEF)).toBe(
    '- ⚠️ 1/2 (50 %) ingress hosts are configured for TLS; without: `b.example`.',
  );
});

test('security has nothing to say without hosts and without the auditor', () => {
  expect(security(audit(), EMPTY_BRIEF)).toBe('');
  expect(security(audit(), { ...EMPTY_BRIEF, access: ['SSH by key only.'] })).toBe(
    '- Access, stated by the auditor: SSH by key only.',
  );
});
