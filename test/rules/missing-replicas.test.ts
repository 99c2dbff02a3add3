import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import missingReplicas from '../../src/rules/missing-replicas.ts';
import { cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { MINUTE, NOW } from '../builders/meta.ts';
import { event } from '../builders/observation.ts';
import { pod } from '../builders/pod.ts';
import { daemonSet, deployment, job, replicaSet, statefulSet } from '../builders/workload.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { deployments: [], statefulSets: [], daemonSets: [], jobs: [], events: [] };

const QUOTA = 'pods "cart-1" is forbidden: exceeded quota: shop-cpu, requested: requests.cpu=500m';
const REFUSED = conditionOf('ReplicaFailure', true, { reason: 'FailedCreate', message: QUOTA });

/** Four carts asked for, `existing` there. */
function carts(existing: number, options: Parameters<typeof replicaSet>[1] = {}) {
  const owner = deployment('cart', { replicas: 4, available: existing });
  const set = replicaSet('cart-5d4f', {
    owner,
    replicas: 4,
    available: existing,
    status: { replicas: existing },
    ...options,
  });
  const pods = Array.from({ length: existing }, (_, index) => pod(`cart-5d4f-${index}`, { owner: set }));
  return { deployments: [owner], replicaSets: [set], pods };
}

test('pods the API server refuses are reported on the Deployment, in its words', () => {
  const { findings } = evaluate([missingReplicas], cluster(carts(0, { conditions: [REFUSED] })));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'high',
    subject: { kind: 'Deployment', namespace: 'shop', name: 'cart' },
    message: `0 of 4 pods exist: ${QUOTA}`,
    facts: { desired: 4, existing: 0, missing: 4, reason: 'FailedCreate' },
  });
  expect(findings[0]?.evidence.map((one) => one.path).slice(0, 2)).toEqual([
    'spec.replicas',
    'status.replicas',
  ]);
});

test.each([
  [1, 'high'],
  [2, 'medium'],
  [3, 'medium'],
])('with %i of 4 pods it is %s', (existing, severity) => {
  expect(evaluate([missingReplicas], cluster(carts(existing))).findings.map((one) => one.severity)).toEqual([
    severity,
  ]);
});

test('an event names the refusal where the condition does not', () => {
  const scene = carts(0);
  const events = scene.replicaSets.map((set) =>
    event(set, 'FailedCreate', { message: '(combined from similar events): no service account cart' }),
  );
  const [finding] = evaluate([missingReplicas], cluster({ ...BESIDE, ...scene, events })).findings;
  expect(finding?.message).toBe('0 of 4 pods exist: no service account cart');
});

test.each([
  ['a full set', carts(4)],
  ['a set made just now', carts(0, { createdAt: NOW - 2 * MINUTE + 1 })],
  ['a set that is going', carts(0, { deletedAt: NOW })],
  ['pods that were read later than the set', { ...carts(4), replicaSets: carts(3).replicaSets }],
  ['a paused Deployment', { ...carts(0), deployments: [deployment('cart', { replicas: 4, paused: true })] }],
  [
    'a change not seen yet',
    { ...carts(0), deployments: [deployment('cart', { generation: 2, observedGeneration: 1 })] },
  ],
  [
    'a StatefulSet waiting for its first pod',
    { ...carts(4), statefulSets: [statefulSet('db', { replicas: 3, status: { replicas: 1 } })] },
  ],
  [
    'a Job between two tries',
    { ...carts(4), jobs: [job('import', { active: 1 })].map((one) => ({ ...one, active: 0 })) },
  ],
])('silent on %s', (_, objects) => {
  const { findings, verdicts } = evaluate([missingReplicas], cluster({ ...BESIDE, ...objects }));
  expect(findings).toEqual([]);
  expect(verdicts[0]?.outcome).toBe('clear');
});

test('a set that should have its pods by now counts', () => {
  expect(
    evaluate([missingReplicas], cluster(carts(0, { createdAt: NOW - 2 * MINUTE }))).findings,
  ).toHaveLength(1);
});

test('a refused StatefulSet, a short DaemonSet and a refused Job are reported on themselves', () => {
  const db = statefulSet('db', { replicas: 3, status: { replicas: 0 } });
  const agent = daemonSet('agent', { desired: 3, current: 2 });
  const load = { ...job('import', { active: 1 }), active: 0 };
  const { findings } = evaluate(
    [missingReplicas],
    cluster({
      ...BESIDE,
      pods: [],
      replicaSets: [],
      statefulSets: [db],
      daemonSets: [agent],
      jobs: [load],
      events: [event(db, 'FailedCreate'), event(load, 'FailedCreate')],
    }),
  );
  expect(findings.map((one) => one.subject.name)).toEqual(['agent', 'import', 'db']);
});

test('pods of another namespace only, or a part of them, prove no absence', () => {
  const elsewhere = { ...carts(0), onlyNamespace: 'office' };
  expect(evaluate([missingReplicas], cluster(elsewhere)).findings).toEqual([]);
  const partial = evaluate(
    [missingReplicas],
    cluster({ ...BESIDE, ...carts(1), states: { pods: 'partial' } }),
  );
  expect(partial.verdicts[0]).toMatchObject({ outcome: 'not evaluated', missing: ['pods'] });
});
