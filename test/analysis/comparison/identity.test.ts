import { expect, test } from 'vitest';
import { judgement } from '../../../src/analysis/comparison/judgement.ts';
import { portraitOf } from '../../../src/analysis/comparison/portrait.ts';
import type { CaptureTimeSource } from '../../../src/model/ledger.ts';
import { cluster } from '../../builders/cluster.ts';
import { namespace } from '../../builders/configuration.ts';
import { HOUR, NOW } from '../../builders/meta.ts';
import { service } from '../../builders/network.ts';
import { node } from '../../builders/node.ts';
import { pod } from '../../builders/pod.ts';
import { deployment, replicaSet } from '../../builders/workload.ts';
import { compared, judged, side } from './sides.ts';

const by = (before: Parameters<typeof judged>[0], after: Parameters<typeof judged>[1]) => {
  const { identity } = judged(before, after);
  return identity.same ? identity.by : `no: ${identity.reason}`;
};
const system = (uid: string) => [namespace('kube-system', { uid }), namespace('shop', { uid: 's' })];

test('the uid of kube-system decides, whatever else is alike', () => {
  const nodes = [node('pi-1')];
  expect(by({ namespaces: system('a'), nodes }, { namespaces: system('a') })).toBe(
    'uid of the namespace kube-system',
  );
  expect(by({ namespaces: system('a'), nodes }, { namespaces: system('b'), nodes })).toBe(
    'no: their namespaces kube-system have different uids',
  );
});

test('else nodes, else namespaces, else any object', () => {
  const nodes = [node('pi-1'), node('pi-2')];
  expect(by({ nodes }, { nodes: [...nodes, node('pi-3')] })).toBe('uids of 2 nodes');
  const namespaces = [namespace('shop')];
  expect(by({ namespaces }, { namespaces })).toBe('uid of 1 namespace');
  expect(by({ pods: [pod('a')] }, { pods: [pod('a')] })).toBe('uid of 1 object');
});

test('nodes are replaced in a cluster that stays', () => {
  const services = [service('cart')];
  expect(by({ nodes: [node('a')], services }, { nodes: [node('b')], services })).toBe('uid of 1 object');
});

test('equal names with other uids are of another cluster', () => {
  const [a, b] = ['a', 'b'].map((uid) => ({ services: [service('cart', { uid })] }));
  expect(by(a ?? {}, b ?? {})).toBe(
    'no: no object has the uid it had, and 1 object of equal names has another, such as shop/Service/cart',
  );
});

test('pods that were all made anew are no sign of another cluster', () => {
  const of = (hash: string) => {
    const set = replicaSet(`cart-${hash}`, { owner: deployment('cart') });
    return {
      pods: [pod(`cart-${hash}-abcde`, { owner: set, uid: hash, labels: { 'pod-template-hash': hash } })],
    };
  };
  expect(by(of('6c4f9d'), of('7d5e0f'))).toBe('names of 1 of 1 object, for there are no uids on both sides');
});

test('without uids enough names must be alike', () => {
  const of = (...names: readonly string[]) => ({
    services: names.map((name) => service(name, { uid: null })),
  });
  expect(by(of('cart', 'web', 'db'), of('cart', 'web', 'mail'))).toBe(
    'names of 2 of 3 objects, for there are no uids on both sides',
  );
  expect(by(of('cart', 'web', 'db'), of('cart', 'mail', 'auth'))).toBe('no: 1 of 3 names are on both sides');
});

test('what every cluster has says nothing', () => {
  const common = {
    namespaces: [namespace('default', { uid: null }), namespace('kube-system', { uid: null })],
    services: [
      service('kubernetes', { namespace: 'default', uid: null }),
      service('kube-dns', { namespace: 'kube-system', uid: null }),
    ],
  };
  expect(by(common, common)).toBe('no: they have nothing in common by which it could be told');
  expect(by({}, {})).toBe('no: they have nothing in common by which it could be told');
});

test('of two clusters objects are the same by name', () => {
  const comparison = compared(
    { services: [service('cart', { uid: 'a', type: 'ClusterIP' })] },
    { services: [service('cart', { uid: 'b', type: 'NodePort' })] },
  );
  expect(comparison.sameBy).toBe(null);
  expect(comparison.objects).toMatchObject([
    { change: 'changed', fields: [{ path: 'spec.type', before: 'ClusterIP', after: 'NodePort' }] },
  ]);
});

test.each<[string, number, CaptureTimeSource, number, CaptureTimeSource]>([
  ['in order', NOW, 'snapshot.yaml', NOW + HOUR, 'snapshot.yaml'],
  ['in order', NOW, 'snapshot.yaml', NOW, 'snapshot.yaml'],
  ['swapped', NOW + HOUR, 'snapshot.yaml', NOW, 'snapshot.yaml'],
  ['swapped', NOW + HOUR, 'newest timestamp', NOW, 'marker'],
  ['swapped', NOW + HOUR, 'newest timestamp', NOW, 'newest timestamp'],
  ['unknown', NOW + HOUR, 'snapshot.yaml', NOW, 'newest timestamp'],
  ['unknown', 0, 'none', NOW, 'snapshot.yaml'],
  ['unknown', NOW, 'snapshot.yaml', 0, 'none'],
])('%s: %i (%s) and then %i (%s)', (order, was, wasFrom, is, isFrom) => {
  const pods = [pod('a')];
  const [before, after] = [
    side(cluster({ pods, now: was }), wasFrom),
    side(cluster({ pods, now: is }), isFrom),
  ];
  expect(judgement(portraitOf(before), portraitOf(after)).order).toBe(order);
});

test('how long between is said only where both times are known', () => {
  const pods = [pod('a')];
  expect(compared({ pods }, { pods }).elapsed).toBe(HOUR);
  expect(compared({ pods, now: 0 }, { pods }).elapsed).toBe(null);
});
