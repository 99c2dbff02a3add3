import { expect, test } from 'vitest';
import { compare } from '../../../src/analysis/comparison/compare.ts';
import { capturedFrom } from '../../../src/model/captured.ts';
import { RULES } from '../../../src/rules/catalogue.ts';
import { cluster } from '../../builders/cluster.ts';
import { namespace } from '../../builders/configuration.ts';
import { HOUR, NOW } from '../../builders/meta.ts';
import { node } from '../../builders/node.ts';
import { pod } from '../../builders/pod.ts';
import { deployment, job, replicaSet } from '../../builders/workload.ts';
import { compared, findingLines, side } from './sides.ts';

const cart = deployment('cart');
const set = replicaSet('cart-6c4f9d', { owner: cart });
const owned = { owner: set, createdAt: NOW - HOUR };
const crashing = pod('cart-6c4f9d-abcde', { ...owned, waiting: { reason: 'CrashLoopBackOff' } });
const running = pod('cart-6c4f9d-abcde', owned);
const workloads = { deployments: [cart], replicaSets: [set], jobs: [], replicationControllers: [] };
const broken = { ...workloads, pods: [crashing] };
const CRASH = 'crash-looping-container shop/Deployment/cart';

const crashLine = (lines: readonly string[]) => lines.find((line) => line.includes(CRASH));
const changeOf = (before: Parameters<typeof compared>[0], after: Parameters<typeof compared>[1]) =>
  crashLine(findingLines(compared(before, after)));

test('a finding that is still there is open', () => {
  expect(changeOf(broken, broken)).toBe(`open ${CRASH}`);
});

test('one that is gone is fixed where its rule had everything', () => {
  expect(changeOf(broken, { ...workloads, pods: [running] })).toBe(`fixed ${CRASH}`);
});

test('one that was not there is new', () => {
  expect(changeOf({ ...workloads, pods: [running] }, broken)).toBe(`new ${CRASH}`);
});

test.each([
  ['pods were not captured after', { pods: [], states: { pods: 'not captured' } }],
  ['pods were forbidden to list after', { pods: [], states: { pods: 'forbidden' } }],
  ['pods were captured only in part after', { pods: [running], states: { pods: 'partial' } }],
] as const)('nobody knows: %s', (reason, after) => {
  expect(changeOf(broken, { ...workloads, ...after })).toBe(`no longer visible ${CRASH}: ${reason}`);
});

test('a capture of another namespace says nothing of this one', () => {
  const other = { ...workloads, deployments: [], replicaSets: [], pods: [], onlyNamespace: 'depot' };
  expect(changeOf(broken, other)).toBe(
    `no longer visible ${CRASH}: pods were not captured in namespace shop after`,
  );
});

test('a table of pods is enough for a rule that reads tables, and not for another', () => {
  const captured = capturedFrom([
    { source: 'pods', state: 'captured', scope: 'cluster', namespaces: [], form: 'table' },
    { source: 'deployments', state: 'captured', scope: 'cluster', namespaces: [], form: 'table' },
    { source: 'replicaSets', state: 'captured', scope: 'cluster', namespaces: [] },
    { source: 'jobs', state: 'empty', scope: 'cluster', namespaces: [] },
    { source: 'replicationControllers', state: 'empty', scope: 'cluster', namespaces: [] },
  ]);
  const text = { form: 'table', ageMs: HOUR } as const;
  const source = { file: 'pods.txt', document: 0, item: 2, text };
  const printed = pod('cart-6c4f9d-abcde', { ...owned, source });
  const tagged = { ...broken, deployments: [deployment('cart', { image: 'shop/cart:latest' })] };
  const after = { ...workloads, deployments: [deployment('cart', { source })], pods: [printed], captured };
  const lines = findingLines(compared(tagged, after));
  expect(crashLine(lines)).toBe(`fixed ${CRASH}`);
  expect(lines.find((line) => line.includes('mutable-image-tag'))).toBe(
    'no longer visible mutable-image-tag Namespace/shop: deployments were captured only as text after',
  );
});

test('a rule that used what is not there any more is not believed', () => {
  const withJobs = { ...broken, jobs: [job('backup')] };
  const { jobs, ...others } = { ...workloads, pods: [running] };
  expect(changeOf(withJobs, others)).toBe(`no longer visible ${CRASH}: jobs were not captured after`);
  expect(jobs).toEqual([]);
});

test('a deleted subject has no trouble any more, if its kind was captured whole', () => {
  const nothing = { deployments: [], replicaSets: [], jobs: [], replicationControllers: [], pods: [] };
  expect(changeOf(broken, nothing)).toBe(`fixed ${CRASH}: the Deployment was deleted`);
  const { deployments, ...rest } = nothing;
  expect(changeOf(broken, { ...rest, states: { pods: 'partial' } })).toBe(
    `no longer visible ${CRASH}: pods were captured only in part after`,
  );
  expect(deployments).toEqual([]);
});

test('scaled to zero, trouble with pods is avoided', () => {
  const asleep = { ...workloads, deployments: [deployment('cart', { replicas: 0 })], pods: [] };
  expect(changeOf(broken, asleep)).toBe(`fixed ${CRASH}: the Deployment was scaled to 0`);
});

test('a new finding says where nobody looked before', () => {
  const blind = { ...workloads, pods: [], states: { pods: 'not captured' } } as const;
  expect(changeOf(blind, broken)).toBe(
    `new ${CRASH}: was not evaluated before: pods were not captured before`,
  );
  expect(changeOf({ ...workloads, pods: [], states: { pods: 'partial' } }, broken)).toBe(
    `new ${CRASH}: may be older: pods were captured only in part before`,
  );
  const none = { deployments: [], replicaSets: [], jobs: [], replicationControllers: [], pods: [] };
  expect(changeOf(none, broken)).toBe(`new ${CRASH}: the Deployment was created since`);
});

test('a finding that another one covers now is not fixed', () => {
  const killed = pod('cart-6c4f9d-abcde', { ...owned, ready: false, readyChangedAt: NOW - HOUR });
  const lines = findingLines(compared({ ...workloads, pods: [killed] }, broken));
  const before = findingLines(compared({ ...workloads, pods: [killed] }, { ...workloads, pods: [killed] }));
  const subject = 'partially-available-workload shop/Deployment/cart';
  expect(before).toContain(`open ${subject}`);
  expect(lines.filter((line) => line.startsWith('fixed') && line.includes('Deployment/cart'))).toEqual(
    lines.includes(`fixed ${subject}`) ? [`fixed ${subject}`] : [],
  );
});

test('a finding at a ReplicaSet that is found at its Deployment now is one finding', () => {
  const lonely = pod('cart-6c4f9d-abcde', { ...owned, waiting: { reason: 'CrashLoopBackOff' } });
  const unlinked = { ...lonely, meta: { ...lonely.meta, labels: {} } };
  const lines = findingLines(compared({ pods: [unlinked] }, { ...workloads, pods: [unlinked] }));
  expect(crashLine(lines)).toBe(`open ${CRASH}: was seen at the ReplicaSet cart-6c4f9d`);
  expect(lines.filter((line) => line.includes('crash-looping'))).toHaveLength(1);
});

test('a node that is Ready again, and an audit without the rule', () => {
  const lost = { nodes: [node('pi-1', { ready: false })] };
  const well = { nodes: [node('pi-1')] };
  const lines = (changes: readonly string[]) => changes.filter((line) => line.includes('node-not-ready'));
  expect(lines(findingLines(compared(lost, well)))).toEqual(['fixed node-not-ready Node/pi-1']);
  const after = side(cluster({ ...well, now: NOW + HOUR }));
  const unruly = { ...after, audit: { ...after.audit, rules: [] } };
  expect(lines(findingLines(compare(side(cluster(lost)), unruly, { rules: RULES })))).toEqual([
    'no longer visible node-not-ready Node/pi-1: the rule was not run after',
  ]);
});

test('states come in order, and the worst first in each', () => {
  const sick = { nodes: [node('pi-1', { ready: false })], namespaces: [namespace('shop')], ...broken };
  const { findings } = compared(sick, { ...sick, nodes: [node('pi-1')] });
  const order = ['new', 'open', 'no longer visible', 'fixed'];
  const places = findings.map(({ state }) => order.indexOf(state));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(findings.some(({ state }) => state === 'fixed')).toBe(true);
});

test('a habit is not given up because its traces were deleted', () => {
  const web = deployment('web');
  const sets = Array.from({ length: 9 }, (_, index) =>
    replicaSet(`web-${index}`, {
      owner: web,
      revision: index + 1,
      replicas: index === 8 ? 1 : 0,
      createdAt: NOW - 4 * 24 * HOUR + index * HOUR,
    }),
  );
  const churn = (replicaSets: typeof sets) =>
    findingLines(
      compared({ deployments: [web], replicaSets: sets }, { deployments: [web], replicaSets }),
    ).find((line) => line.includes('deployment-churn'));
  expect(churn(sets.slice(-1))).toBe(
    'no longer visible deployment-churn shop/Deployment/web: what showed it was deleted',
  );
  expect(churn(sets)).toBe('open deployment-churn shop/Deployment/web');
});

test('a fault that is told of a node on one side and of the workload on the other is the same fault', () => {
  const stuck = { ...owned, nodeName: 'pi-3', deletedAt: NOW - 3 * HOUR };
  const pods = [
    pod('cart-6c4f9d-abcde', stuck),
    pod('till', { nodeName: 'pi-3', deletedAt: NOW - 3 * HOUR }),
  ];
  const of = (lines: readonly string[]) => lines.filter((line) => line.includes('stuck-terminating-pod'));
  const down = { ...workloads, pods, nodes: [node('pi-3', { ready: 'Unknown' })] };
  const { nodes, ...unseen } = down;
  expect(of(findingLines(compared(unseen, down)))).toEqual([
    'open stuck-terminating-pod Node/pi-3: was seen at the Deployment cart',
  ]);
  expect(of(findingLines(compared(down, unseen)))).toEqual([
    'open stuck-terminating-pod shop/Deployment/cart: was seen at the Node pi-3',
    'open stuck-terminating-pod shop/Pod/till: was seen at the Node pi-3',
  ]);
  expect(nodes).toHaveLength(1);
});
