import { expect, test } from 'vitest';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import { serviceList } from '../../../src/report/sections/service-list.ts';
import { type AuditOptions, audit, finding, verdict } from '../../builders/audit.ts';
import { many, nodeRow, serviceRow, tableRows } from './rows.ts';

const text = (options: AuditOptions, brief = EMPTY_BRIEF) => serviceList(audit(options), brief);

test.each([
  ['headless', { clusterIP: 'None' }, '| headless |'],
  [
    'a name outside',
    {
      type: 'ExternalName',
      clusterIP: null,
      externalAddresses: ['db.example.com'],
      ports: '',
      endpoints: null,
      selects: false,
    },
    '| `shop/cart` | db.example.com | none | n/a |',
  ],
  ['IPv6', { clusterIP: 'fd00::7' }, '| fd00::7 |'],
  ['a balancer without an address', { type: 'LoadBalancer' }, '| 10.43.0.7, no external address |'],
  ['a balancer', { type: 'LoadBalancer', externalAddresses: ['203.0.113.7'] }, '| 10.43.0.7, 203.0.113.7 |'],
  ['a node port', { type: 'NodePort', ports: '80:30080/TCP' }, '| 10.43.0.7, every node | 80:30080/TCP |'],
] as const)('where it is reached: %s', (_, options, words) => {
  expect(text({ inventory: { services: [serviceRow('cart', options)] } })).toContain(words);
});

test('a node port is reached at a node that is Ready', () => {
  const nodes = [
    nodeRow('a', { ready: false, internalIP: '192.168.1.1' }),
    nodeRow('b', { internalIP: null }),
    nodeRow('c', { internalIP: '192.168.1.3' }),
  ];
  expect(text({ inventory: { nodes, services: [serviceRow('cart', { type: 'NodePort' })] } })).toContain(
    'every node, 192.168.1.3 for one',
  );
});

test('by type, each with its number', () => {
  const services = [
    serviceRow('cart'),
    serviceRow('web', { type: 'NodePort' }),
    serviceRow('odd', { type: '# pwned' }),
  ];
  const page = text({ inventory: { services } });
  expect(page).toContain('### ClusterIP (1)');
  expect(page).toContain('### NodePort (1)');
  expect(page).toContain('### Other (1)');
  expect(page).not.toContain('pwned');
});

test('of very many those without a ready endpoint are listed first', () => {
  const services = [
    ...many(300, (number) => serviceRow(`shop-${number}`)),
    serviceRow('zeta', { endpoints: { ready: 0, total: 2 } }),
  ];
  const page = text({ inventory: { services } });
  expect(tableRows(page)).toHaveLength(200);
  expect(tableRows(page)[0]).toContain('`shop/zeta`');
  expect(page).toContain('101 more Services: see the JSON audit.');
});

test('that nothing is wrong is said only by rules that were evaluated', () => {
  const inventory = { services: [serviceRow('cart')] };
  expect(text({ inventory })).not.toMatch(/duplicate|selector/);
  expect(
    text({ inventory, rules: [verdict('duplicate-service', { outcome: 'not evaluated' })] }),
  ).not.toContain('duplicate');
  expect(text({ inventory, rules: [verdict('duplicate-service')] })).toContain(
    'No Service duplicates another.',
  );
  const rules = [verdict('service-without-pods', { outcome: 'found', findings: 2 })];
  const findings = ['cart', 'web'].map((name) =>
    finding('service-without-pods', { subject: { kind: 'Service', namespace: 'shop', name } }),
  );
  expect(text({ inventory, rules, findings })).toContain('2 Services select no pods: see the findings.');
});

test.each([
  ['not captured', 'Services were not evaluated: services not captured.'],
  ['forbidden', 'Services were not evaluated: services forbidden.'],
  ['empty', 'There are no Services.'],
] as const)('Services %s', (state, words) => {
  expect(text({ states: { services: state } })).toBe(words);
});
