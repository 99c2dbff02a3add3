import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import staleReplicaSets from '../../src/rules/stale-replica-sets.ts';
import { cluster } from '../builders/cluster.ts';
import { DAY, NOW } from '../builders/meta.ts';
import { deployment, replicaSet } from '../builders/workload.ts';

/** Deployments by name, each with one active ReplicaSet and as many stale ones. */
function scene(stale: Readonly<Record<string, number>>, replicas = 1) {
  const owners = Object.keys(stale).map((name) => deployment(name, { replicas }));
  const replicaSets = owners.flatMap((owner) => {
    const { name } = owner.meta;
    const old = stale[name] ?? 0;
    return Array.from({ length: old + 1 }, (_, index) =>
      replicaSet(`${name}-${index}`, {
        owner,
        revision: index + 1,
        replicas: index === old ? replicas : 0,
        createdAt: NOW - (8 - index / 10) * DAY,
      }),
    );
  });
  return { deployments: owners, replicaSets };
}

const run = (stale: Readonly<Record<string, number>>, replicas = 1) =>
  evaluate([staleReplicaSets], cluster(scene(stale, replicas)));

test('the namespace is told what piles up, by Deployment, and the rows add up', () => {
  const { findings } = run({ web: 8, cart: 8, db: 2 });
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'low',
    group: 'cleanup',
    subject: { kind: 'Namespace', namespace: null, name: 'shop' },
    message:
      '18 of 21 ReplicaSets (86 %) are stale and 3 active, the oldest 8d old; cart alone has 9 ReplicaSets',
    facts: {
      total: 21,
      active: 3,
      stale: 18,
      deployments: [
        { name: 'cart', total: 9, active: 1, stale: 8 },
        { name: 'web', total: 9, active: 1, stale: 8 },
        { name: 'db', total: 3, active: 1, stale: 2 },
      ],
    },
  });
  expect(findings[0]?.commands.slice(1)).toEqual([
    `kubectl patch deployment cart -n shop -p '{"spec":{"revisionHistoryLimit":3}}'`,
    `kubectl patch deployment web -n shop -p '{"spec":{"revisionHistoryLimit":3}}'`,
  ]);
});

test.each([
  [9, []],
  [10, ['low']],
  [19, ['low']],
  [20, ['medium']],
  [49, ['medium']],
  [50, ['high']],
])('%i stale ReplicaSets', (stale, severities) => {
  expect(run({ cart: stale }).findings.map((one) => one.severity)).toEqual(severities);
});

test('half of all is not yet a pile', () => {
  const many = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`app-${index}`, 1]));
  expect(run(many).findings).toEqual([]);
  expect(run({ ...many, 'app-0': 2 }).findings).toHaveLength(1);
});

test('the current ReplicaSet of a Deployment scaled to zero is active', () => {
  expect(run({ cart: 10 }, 0).findings[0]?.facts).toMatchObject({ total: 11, active: 1, stale: 10 });
});

test('without ReplicaSets there is no verdict', () => {
  const { verdicts } = evaluate([staleReplicaSets], cluster({ deployments: [] }));
  expect(verdicts[0]).toMatchObject({ outcome: 'not evaluated', missing: ['replicaSets'] });
});
