import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import stuckRollout from '../../src/rules/stuck-rollout.ts';
import { cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { HOUR, MINUTE, NOW } from '../builders/meta.ts';
import { containerLog } from '../builders/observation.ts';
import { type PodOptions, pod } from '../builders/pod.ts';
import { deployment, replicaSet } from '../builders/workload.ts';

const MEDS = {
  status: { replicas: 2, updated: 1, ready: 1, available: 1, unavailable: 1 },
  conditions: [
    conditionOf('Available', true),
    conditionOf('Progressing', true, { reason: 'ReplicaSetUpdated' }),
  ],
};
const CRASHING: PodOptions = { waiting: { reason: 'CrashLoopBackOff' }, restarts: 6 };
const DEADLINE = conditionOf('Progressing', false, { reason: 'ProgressDeadlineExceeded' });

interface Scene {
  readonly logs?: Parameters<typeof containerLog>[1][];
  readonly meds?: Parameters<typeof deployment>[1];
  readonly newPod?: PodOptions;
  readonly servingReady?: number;
  readonly servingRevision?: number;
  readonly first?: boolean;
}

/** The pharmacy's rollout from cb1 to v2, seven minutes old. */
function scene({
  logs = [],
  meds = {},
  newPod = CRASHING,
  servingReady = 1,
  servingRevision = 8,
  first = false,
}: Scene) {
  const owner = deployment('meds', { ...MEDS, ...meds });
  const old = replicaSet('meds-55d9', {
    owner,
    revision: servingRevision,
    image: 'meds:cb1',
    available: servingReady,
    createdAt: NOW - 23 * HOUR,
  });
  const skipped = replicaSet('meds-66aa', { owner, revision: 8, replicas: 0, image: 'meds:v1' });
  const next = replicaSet('meds-7568', {
    owner,
    revision: first ? 1 : 9,
    available: 0,
    image: 'meds:v2',
    createdAt: NOW - 7 * MINUTE,
  });
  const older = servingRevision === 8 ? [old] : [skipped, old];
  const pods = [
    pod('meds-55d9-aaaaa', { owner: old }),
    pod('meds-7568-bbbbb', { owner: next, createdAt: NOW - 7 * MINUTE, ...newPod }),
  ];
  return cluster({
    deployments: [owner],
    replicaSets: first ? [next] : [...older, next],
    pods,
    logs: logs.map((log) => containerLog('meds-7568-bbbbb', log)),
  });
}

const run = (options: Scene = {}) => evaluate([stuckRollout], scene(options));

test('crashing new pods beside a serving old version are a stuck rollout, though it still counts as progressing', () => {
  const { findings } = run();
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'critical',
    subject: { kind: 'Deployment', namespace: 'shop', name: 'meds' },
    message:
      'the rollout to meds:v2 does not finish: 1 of 1 new pods broken (CrashLoopBackOff, exit code 1, 6 restarts); ' +
      'revision 8 (meds-55d9, meds:cb1, 23h old) still serves with 1 ready replica',
    facts: {
      desired: 1,
      current: 2,
      updated: 1,
      available: 1,
      unavailable: 1,
      newSet: { name: 'meds-7568', revision: 9, ageMs: 7 * MINUTE },
      servingSet: { name: 'meds-55d9', revision: 8, ageMs: 23 * HOUR },
      pod: { exitCode: 1, restarts: 6, container: 'meds' },
    },
  });
  expect(findings[0]?.commands).toEqual([
    'kubectl rollout history deployment/meds -n shop',
    'kubectl describe pod meds-7568-bbbbb -n shop',
    'kubectl logs meds-7568-bbbbb -c meds --previous -n shop',
    'kubectl rollout undo deployment/meds -n shop',
    'kubectl rollout status deployment/meds -n shop',
  ]);
});

test('a traceback names the line that fails, and what is missing', () => {
  const match = {
    signature: 'python-module-not-found',
    count: 1,
    firstLine: 4,
    lastLine: 4,
    firstAt: null,
    lastAt: null,
    line: "ModuleNotFoundError: No module named 'prometheus_client'",
    captures: { module: 'prometheus_client' },
    frame: '/app/main.py:16',
  };
  const [finding] = run({ logs: [{ matches: [match] }] }).findings;
  expect(finding?.message).toContain(
    "No module named 'prometheus_client' (/app/main.py line 16)); revision 8",
  );
  expect(finding?.facts).toMatchObject({ pod: { frame: '/app/main.py:16', module: 'prometheus_client' } });
});

test.each([
  [{}, { type: 'RollingUpdate', maxUnavailable: '25%', kept: 1 }],
  [{ rollingUpdate: null }, null],
])('of the strategy %j it says %j', (meds, strategy) => {
  expect(run({ meds: { ...MEDS, ...meds } }).findings[0]?.facts).toMatchObject({ strategy });
});

test('the undo names the revision when the one before the newest is not the one that serves', () => {
  const commands = run({ servingRevision: 6 }).findings[0]?.commands;
  expect(commands).toContain('kubectl rollout undo deployment/meds --to-revision=6 -n shop');
});

test.each([
  ['an image that cannot be had', { newPod: { waiting: { reason: 'ImagePullBackOff' } } }],
  ['a pod that fits nowhere', { newPod: { unschedulable: '0/3 nodes are available' } }],
  ['a deadline that is over', { newPod: { ready: false }, meds: { conditions: [DEADLINE] } }],
  ['nothing that serves once the deadline is over', { servingReady: 0, meds: { conditions: [DEADLINE] } }],
])('fires on %s', (_, options: Scene) => {
  expect(run(options).findings).toHaveLength(1);
});

test.each([
  ['a young rollout', { newPod: { ...CRASHING, createdAt: NOW - 2 * MINUTE + 1 } }],
  ['new pods that only start slowly', { newPod: { ready: false } }],
  ['new pods that run', { newPod: {} }],
  ['no older version to be stuck between', { servingReady: 0 }],
  ['a paused rollout', { meds: { paused: true } }],
  ['a first version, which replaces nothing', { first: true, meds: { conditions: [DEADLINE] } }],
  ['a Deployment scaled to zero', { meds: { replicas: 0 } }],
])('silent on %s', (_, options: Scene) => {
  const { findings, verdicts } = run(options);
  expect(findings).toEqual([]);
  expect(verdicts[0]?.outcome).toBe('clear');
});

test('nothing is served, and nothing undone, when no older version is left', () => {
  const [finding] = run({ servingReady: 0, meds: { conditions: [DEADLINE] } }).findings;
  expect(finding?.message).toContain('no older version serves');
  expect(finding?.commands.join()).not.toContain('undo');
});

test('at two minutes a broken pod counts', () => {
  expect(run({ newPod: { ...CRASHING, createdAt: NOW - 2 * MINUTE } }).findings).toHaveLength(1);
});

test('without ReplicaSets there is no verdict', () => {
  const { verdicts } = evaluate([stuckRollout], cluster({ deployments: [], pods: [] }));
  expect(verdicts[0]).toMatchObject({ outcome: 'not evaluated', missing: ['replicaSets'] });
});
