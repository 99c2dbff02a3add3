import { expect, test } from 'vitest';
import type { Cause } from '../../../src/analysis/causes/cause.ts';
import { markdown } from '../../../src/report/markdown/serialize.ts';
import { causeGraph } from '../../../src/report/sections/cause-graph.ts';
import type { Finding } from '../../../src/rules/finding.ts';
import { cause, deployment, finding } from '../../builders/audit.ts';

const short = finding('missing-replicas', { subject: deployment('cart'), title: 'Fewer pods exist' });
const down = finding('ingress-backend-down', {
  subject: { kind: 'Ingress', namespace: 'shop', name: 'front' },
  title: 'Route is down',
});
const front = { kind: 'Service', namespace: 'shop', name: 'cart' };
const quota: Cause = cause({
  title: 'CPU quota is used up',
  root: { kind: 'Namespace', namespace: null, name: 'shop' },
  chain: [
    { from: null, to: short.fingerprint, by: 'cpu-quota-exceeded' },
    { from: short.fingerprint, to: down.fingerprint, by: 'backend-down' },
  ],
  impact: {
    replicas: null,
    services: [{ ref: front, ready: 0, total: 0, wanted: 1, behind: [deployment('cart')] }],
    served: [],
    routes: [{ host: 'shop.example', path: '/', state: 'down', service: front }],
    shares: null,
    unknown: [],
  },
});
const drawn = (one: Cause) => markdown(...causeGraph(one, [short, down]));

test('root, symptoms, what follows, then Services and routes', () => {
  expect(drawn(quota)).toBe(
    [
      '```mermaid',
      'flowchart LR',
      '  n1["Namespace shop<br/>CPU quota is used up"]',
      '  n2["Deployment shop/cart<br/>Fewer pods exist"]',
      '  n3["Ingress shop/front<br/>Route is down"]',
      '  n4["Service shop/cart<br/>no ready endpoint"]',
      '  n5["shop.example/<br/>down for users"]',
      '  n1 --> n2',
      '  n2 --> n3',
      '  n2 -.-> n4',
      '  n4 -.-> n5',
      '```',
    ].join('\n'),
  );
});

test('a chain of two links is told, not drawn', () => {
  const { impact } = quota;
  expect(causeGraph({ ...quota, impact: { ...impact, services: [], routes: [] } }, [short, down])).toEqual(
    [],
  );
});

test('a symptom on the root itself is no box of its own', () => {
  expect(drawn({ ...quota, root: deployment('cart') })).toContain(
    '  n1["Deployment shop/cart<br/>CPU quota is used up"]\n  n2["Ingress',
  );
});

test('the same fault elsewhere is a root of its own', () => {
  const till = finding('missing-replicas', { subject: deployment('till') });
  const text = markdown(
    ...causeGraph(
      {
        ...quota,
        root: deployment('cart'),
        alsoAt: [deployment('till')],
        chain: [...quota.chain, { from: null, to: till.fingerprint, by: 'x' }],
      },
      [short, down, till],
    ),
  );
  expect(text).toContain('n2["Deployment shop/till<br/>CPU quota is used up"]');
  expect(text).not.toContain('n1 --> n2');
});

test('names cannot leave their box', () => {
  const hostile = finding('stuck-rollout', {
    subject: deployment('x"]; click n1 "javascript:alert(1)" %%{init}%%\n```'),
  });
  const [block] = causeGraph(
    { ...quota, chain: [{ from: null, to: hostile.fingerprint, by: 'x' }, ...quota.chain] },
    [hostile, short, down],
  );
  const text = markdown(...(block === undefined ? [] : [block]));
  expect(text).toContain('x#34;#93;#59; click n1 #34;javascript:alert#40;1#41;');
  expect(text.split('\n').filter((line) => line.startsWith('```'))).toHaveLength(2);
});

const apps = (count: number, title: (index: number) => string) =>
  Array.from({ length: count }, (_, index) =>
    finding('error-in-log', { subject: deployment(`app-${index}`), title: title(index) }),
  );
const after = (many: readonly Finding[]): Cause['chain'] =>
  many.map(({ fingerprint }) => ({ from: null, to: fingerprint, by: 'x' }));

test('three and more that say the same are one box, and so is what follows from each', () => {
  const many = apps(5, () => 'Logs errors');
  const { impact } = quota;
  const behind = (index: number) => ({
    ref: { kind: 'Service', namespace: 'shop', name: `front-${index}` },
    ready: 0,
    total: 1,
    wanted: 1,
    behind: [deployment(`app-${index}`)],
  });
  const text = markdown(
    ...causeGraph(
      { ...quota, chain: after(many), impact: { ...impact, services: [0, 1, 2, 3].map(behind), routes: [] } },
      many,
    ),
  );
  expect(text.split('\n').slice(2, -1)).toEqual([
    '  n1["Namespace shop<br/>CPU quota is used up"]',
    '  n2["4 Deployments<br/>shop/app-0, shop/app-1, shop/app-2 and 1 more<br/>Logs errors"]',
    '  n3["Deployment shop/app-4<br/>Logs errors"]',
    '  n4["4 Services<br/>shop/front-0, shop/front-1, shop/front-2 and 1 more<br/>no ready endpoint"]',
    '  n1 --> n2',
    '  n1 --> n3',
    '  n2 -.-> n4',
  ]);
});

test('those that say other things, or follow from others, stay apart', () => {
  const many = apps(3, (index) => (index === 0 ? 'Crashes' : 'Logs errors'));
  const text = markdown(...causeGraph({ ...quota, chain: after(many) }, many));
  expect(text).not.toContain('Deployments');
});

test('a hub of nothing but alike leaves is two boxes', () => {
  const many = apps(5, () => 'Logs errors');
  const impact = { ...quota.impact, services: [], routes: [] };
  const text = markdown(...causeGraph({ ...quota, chain: after(many), impact }, many));
  expect(text.match(/\["/g)).toHaveLength(2);
  expect(text).toContain('  n1 --> n2');
});

test('a ring of findings ends', () => {
  const [a, b] = apps(2, (index) => `Trouble ${index}`);
  if (a === undefined || b === undefined) throw new Error('two were made');
  const chain = [
    { from: null, to: a.fingerprint, by: 'x' },
    { from: a.fingerprint, to: b.fingerprint, by: 'x' },
    { from: b.fingerprint, to: a.fingerprint, by: 'x' },
  ];
  expect(markdown(...causeGraph({ ...quota, chain }, [a, b]))).toContain('n3 --> n2');
});

test('beyond sixteen boxes they are counted', () => {
  const many = apps(40, (index) => `Trouble ${index}`);
  const [block] = causeGraph({ ...quota, chain: after(many) }, many);
  const text = markdown(...(block === undefined ? [] : [block]));
  expect(text).toContain('more["and 27 more"]');
  expect(text.match(/\["/g)).toHaveLength(17);
});
