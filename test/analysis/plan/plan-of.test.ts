import { expect, test } from 'vitest';
import { planOf } from '../../../src/analysis/plan/plan-of.ts';
import { REMEDIES } from '../../../src/analysis/plan/remedies.ts';
import { objectKey } from '../../../src/model/object.ts';
import { RULES } from '../../../src/rules/catalogue.ts';
import { cluster } from '../../builders/cluster.ts';
import { conditionOf } from '../../builders/condition.ts';
import { HOUR, NOW } from '../../builders/meta.ts';
import { service } from '../../builders/network.ts';
import { node } from '../../builders/node.ts';
import { pod } from '../../builders/pod.ts';
import { autoscaler } from '../../builders/scaling.ts';
import { cronJob, deployment, job, replicaSet, statefulSet } from '../../builders/workload.ts';
import { auditFor, pharmacy, planFor, stale, stepOf } from './pharmacy.ts';

const ids = (own: Parameters<typeof planFor>[0]) => planFor(own).steps.map(({ id }) => id);

test('nothing found, nothing to do', () => {
  const cart = deployment('cart');
  const set = replicaSet('cart-1', { owner: cart });
  const own = cluster({ deployments: [cart], replicaSets: [set], pods: [pod('cart-1-a', { owner: set })] });
  expect(planFor(own)).toEqual({ steps: [], leftToPeople: [], checklist: [] });
});

test('every remedy names rules that exist, and ids are unique', () => {
  const known = new Set(RULES.map(({ id }) => id));
  expect(REMEDIES.flatMap(({ rules }) => rules).filter((rule) => !known.has(rule))).toEqual([]);
  expect(new Set(REMEDIES.map(({ id }) => id)).size).toBe(REMEDIES.length);
});

test('steps come in the order of their phases, each choice with one that is advised', () => {
  const plan = planFor(pharmacy());
  const order = ['restore', 'conditional', 'clean up', 'prevent', 'follow up', 'verify'];
  const places = plan.steps.map(({ phase }) => order.indexOf(phase));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  const advised = plan.steps.filter(({ choice }) => choice?.advised === true);
  expect(advised).toHaveLength(new Set(plan.steps.flatMap(({ choice }) => choice?.name ?? [])).size);
});

test('a stuck rollout goes back to the version that serves; by number where that is not the one before', () => {
  const command = (options: Parameters<typeof pharmacy>[0]) =>
    stepOf(planFor(pharmacy(options)), 'roll-back').commands[0];
  expect(command({})).toBe('kubectl rollout undo deployment/meds -n shop');
  expect(command({ skipped: true })).toBe('kubectl rollout undo deployment/meds --to-revision=8 -n shop');
});

test('without a version that serves nothing is rolled back', () => {
  const own = pharmacy({
    servingReady: 0,
    meds: {
      status: { replicas: 2, updated: 1, ready: 0, available: 0, unavailable: 2 },
      conditions: [conditionOf('Progressing', false, { reason: 'ProgressDeadlineExceeded' })],
    },
  });
  expect(ids(own).filter((id) => id.startsWith('roll-back'))).toEqual([]);
  expect(stepOf(planFor(own), 'mend-cause stuck-rollout shop/Deployment/meds').actions).toEqual([]);
});

test('what an autoscaler changes is no reason to stop, what a person changes is', () => {
  const guards = (own: Parameters<typeof planFor>[0]) => {
    const [action] = stepOf(planFor(own), 'roll-back').actions;
    return { tolerates: action?.tolerates, paths: action?.guards.map(({ path }) => path) };
  };
  expect(guards(pharmacy())).toMatchObject({ tolerates: 'status' });
  expect(guards(pharmacy()).paths).toContain('status.replicas');
  const scaler = autoscaler('meds', {
    target: { kind: 'Deployment', namespace: 'shop', name: 'meds' },
  });
  const scaled = guards(pharmacy({ more: { horizontalPodAutoscalers: [scaler] } }));
  expect(scaled.tolerates).toBe('anything');
  expect(scaled.paths).not.toContain('status.replicas');
});

test('who applies a Deployment from outside is told first', () => {
  const own = pharmacy({ meds: { labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' } } });
  const plan = planFor(own);
  expect(stepOf(plan, 'roll-back').preconditions.join()).toContain(
    'the Flux Kustomization apps does not bring',
  );
  expect(stepOf(plan, 'prune-replica-sets shop limit').preconditions.join()).toContain(
    'the Flux Kustomization apps',
  );
});

test.each([
  { medsStale: 2, cartStale: 9, kept: 3 + 3, now: 11 },
  { medsStale: 7, cartStale: 10, kept: 3 + 3, now: 17 },
  { medsStale: 0, cartStale: 10, kept: 1 + 3, now: 10 },
])(
  '$medsStale and $cartStale old versions: $kept are left by the limit, none by name',
  ({ medsStale, cartStale, kept, now }) => {
    const plan = planFor(pharmacy({ medsStale, cartStale }));
    const limit = stepOf(plan, 'prune-replica-sets shop limit').replicaSets;
    expect(limit?.before).toEqual({ total: now + 3, active: 2, stale: now + 1 });
    expect(limit?.after).toEqual({ total: 2 + kept, active: 2, stale: kept });
    const byName = stepOf(plan, 'prune-replica-sets shop delete');
    expect(byName.replicaSets?.after).toEqual({ total: 2, active: 2, stale: 0 });
    expect(byName.actions.filter(({ target }) => target.kind === 'ReplicaSet')).toHaveLength(now + 1);
  },
);

test('--keep keeps the newest, and becomes the limit; no limit of zero is ever set', () => {
  const kept = planFor(pharmacy({ cartStale: 10 }), 5);
  const names = stepOf(kept, 'prune-replica-sets shop delete').actions.map(({ target }) => target.name);
  expect(names.filter((name) => name.startsWith('cart-old'))).toEqual(
    [5, 4, 3, 2, 1].map((one) => `cart-old${one}`),
  );
  expect(stepOf(kept, 'prune-replica-sets shop limit').commands[0]).toContain('"revisionHistoryLimit":5');
  expect(stepOf(planFor(pharmacy(), 0), 'prune-replica-sets shop limit').commands[0]).toContain(
    '"revisionHistoryLimit":3',
  );
});

test('the current version of a Deployment at zero is never deleted', () => {
  const own = pharmacy({ cart: { replicas: 0 } });
  const step = stepOf(planFor(own), 'prune-replica-sets shop delete');
  expect(step.actions.map(({ target }) => target.name)).not.toContain('cart-now');
  expect(step.commands.join()).not.toContain('cart-now');
});

test('what was captured without uid, or as text, is for people and no script', () => {
  const plan = planFor(pharmacy({ meds: { uid: null }, cart: { uid: null } }));
  expect(stepOf(plan, 'roll-back').actions).toEqual([]);
  expect(stepOf(plan, 'roll-back').commands).toHaveLength(2);
});

test('the limit alone, where nothing piles up yet; what the distribution installs is left to it', () => {
  const [small, dns] = [deployment('cart'), deployment('coredns', { namespace: 'kube-system' })];
  const own = cluster({
    deployments: [small, dns],
    replicaSets: [small, dns].flatMap((owner) => [
      ...stale(owner, 4),
      replicaSet(`${owner.meta.name}-now`, { owner, revision: 5 }),
    ]),
  });
  const plan = planFor(own);
  const step = stepOf(plan, 'limit-history');
  expect(step.commands).toEqual([
    `kubectl patch deployment cart -n shop -p '{"spec":{"revisionHistoryLimit":3}}'`,
  ]);
  expect(step.effects).toContain('1 old ReplicaSet deleted by Kubernetes');
  expect(plan.leftToPeople).toEqual([]);
});

test('failed pods are deleted by name, one step a namespace; those that run are not', () => {
  const failed = { phase: 'Failed', terminated: { exitCode: 1 }, resourceVersion: '5' } as const;
  const nightly = job('import', { failed: 'BackoffLimitExceeded' });
  const own = cluster({
    capturedAll: true,
    jobs: [nightly],
    pods: [
      pod('bare', failed),
      pod('evicted', { phase: 'Failed', reason: 'Evicted', resourceVersion: '6' }),
      pod('import-a', { owner: nightly, ...failed }),
      pod('import-b', { owner: nightly, ...failed }),
      pod('running'),
      pod('other', { ...failed, namespace: 'depot' }),
    ],
  });
  const plan = planFor(own);
  expect(stepOf(plan, 'delete-failed-pods shop').commands).toEqual([
    'kubectl delete pod bare evicted import-a import-b -n shop',
  ]);
  expect(stepOf(plan, 'delete-failed-pods shop').effects).toEqual(['Pods in shop: 1 (before this step: 5)']);
  expect(stepOf(plan, 'delete-failed-pods depot').actions).toMatchObject([
    {
      arguments: ['delete', 'pod', 'other', '-n', 'depot'],
      tolerates: 'nothing',
      guards: [{ path: 'status.phase', value: 'Failed' }],
    },
  ]);
  expect(plan.leftToPeople.map(({ fingerprint }) => fingerprint)).toContain('failed-job shop/Job/import');
});

test('a failed run of a CronJob is run again once its cause is mended', () => {
  const owner = cronJob('backup');
  const run = job('backup-1', { owner, failed: 'BackoffLimitExceeded' });
  const own = cluster({ capturedAll: true, cronJobs: [owner], jobs: [run] });
  const step = stepOf(planFor(own), 'rerun-job shop/CronJob/backup');
  expect(step.commands).toContain('kubectl create job backup-again --from=cronjob/backup -n shop');
  expect(step).toMatchObject({ phase: 'conditional', actions: [] });
});

test.each([
  { version: 'v1.33.4+k3s1', roles: [], unit: 'k3s-agent' },
  { version: 'v1.33.4+k3s1', roles: ['control-plane'], unit: 'k3s' },
  { version: 'v1.33.4+rke2r1', roles: [], unit: 'rke2-agent' },
  { version: 'v1.33.4', roles: [], unit: 'kubelet' },
])(
  'a silent node of $version is restarted by $unit first, and its pods are forced only if it stays down',
  ({ version, roles, unit }) => {
    const going = pod('scan', { nodeName: 'styx', deletedAt: NOW - HOUR });
    const own = cluster({
      capturedAll: true,
      nodes: [node('styx', { ready: 'Unknown', kubeletVersion: version, roles }), node('calypso')],
      pods: [going],
    });
    const plan = planFor(own);
    const [first, second] = plan.steps;
    expect(first).toMatchObject({
      id: 'restart-node Node/styx',
      title: `Restart ${unit} on node styx`,
      actions: [],
    });
    expect(first?.commands).toContain(`ssh 192.168.1.10 sudo systemctl restart ${unit}`);
    expect(first?.effects).toContain('2 of 2 nodes Ready (now 1)');
    expect(second).toMatchObject({ id: 'force-delete-pods Node/styx', phase: 'conditional' });
    expect(second?.condition).toContain('still not Ready after it was restarted');
    expect(second?.commands.at(-1)).toBe('kubectl delete pod scan -n shop --grace-period=0 --force');
  },
);

test('pods of a StatefulSet are forced at a higher risk', () => {
  const owner = statefulSet('db');
  const going = pod('db-0', { owner, nodeName: 'styx', deletedAt: NOW - HOUR });
  const own = cluster({
    capturedAll: true,
    nodes: [node('styx', { ready: 'Unknown' })],
    statefulSets: [owner],
    pods: [going],
  });
  expect(stepOf(planFor(own), 'force-delete-pods').risk.level).toBe('high');
});

test('pods that terminate on a node that is well are left to people', () => {
  const going = pod('scan', {
    nodeName: 'calypso',
    deletedAt: NOW - HOUR,
    finalizers: ['shop.example/hold'],
  });
  const own = cluster({ capturedAll: true, nodes: [node('calypso')], pods: [going] });
  expect(ids(own).filter((id) => id.startsWith('force'))).toEqual([]);
});

test('a full disk is looked at, and nobody is told to prune images that nobody can pull', () => {
  const idle = deployment('ocr', { replicas: 0, container: { imagePullPolicy: 'Never' } });
  const own = cluster({
    capturedAll: true,
    nodes: [node('edge', { pressure: 'DiskPressure' })],
    deployments: [idle],
  });
  const step = stepOf(planFor(own), 'relieve-node Node/edge');
  expect(step.preconditions.join()).toContain('1 workload at 0 replicas');
  expect(step.commands.join()).not.toContain('rmi');
});

test('a workload at zero is scaled up only where something leads to it, and only if it is missed', () => {
  const ocr = deployment('ocr', { replicas: 0 });
  const target = { kind: 'Deployment', namespace: 'shop', name: 'ocr' };
  const alone = cluster({ capturedAll: true, deployments: [ocr] });
  expect(ids(alone)).toEqual([]);
  const scaler = autoscaler('ocr', { target, minReplicas: 2, currentReplicas: 0 });
  const expected = cluster({ capturedAll: true, deployments: [ocr], horizontalPodAutoscalers: [scaler] });
  const step = stepOf(planFor(expected), `scale-up ${objectKey(target)}`);
  expect(step.commands[0]).toBe('kubectl scale deployment/ocr --replicas=2 -n shop');
  expect(step.undo?.commands).toEqual(['kubectl scale deployment/ocr --replicas=0 -n shop']);
  expect(step.condition).not.toBeNull();
});

test('an image that is only on one node is copied to those that wait for it', () => {
  const owner = deployment('ocr', { image: 'ocr:v1' });
  const set = replicaSet('ocr-1', { owner });
  const own = cluster({
    capturedAll: true,
    nodes: [
      node('has', {
        kubeletVersion: 'v1.33.4+k3s1',
        images: [{ names: ['docker.io/library/ocr:v1'], bytes: 5 }],
      }),
      node('lacks', { kubeletVersion: 'v1.33.4+k3s1', address: '192.168.1.11' }),
    ],
    deployments: [owner],
    replicaSets: [set],
    pods: [
      pod('ocr-1-a', {
        owner: set,
        nodeName: 'lacks',
        waiting: { reason: 'ErrImageNeverPull' },
        image: 'ocr:v1',
      }),
    ],
  });
  expect(stepOf(planFor(own), 'import-image').commands[0]).toBe(
    "ssh 192.168.1.10 'sudo k3s ctr images export - ocr:v1' | ssh 192.168.1.11 'sudo k3s ctr images import -'",
  );
});

test('a cause that no command mends is looked into, with commands that only look', () => {
  const owner = deployment('cart');
  const set = replicaSet('cart-1', { owner, available: 0 });
  const own = cluster({
    capturedAll: true,
    nodes: [node('node-1')],
    deployments: [owner],
    replicaSets: [set],
    services: [service('cart')],
    pods: [
      pod('cart-1-a', {
        owner: set,
        waiting: { reason: 'CreateContainerConfigError', message: 'secret "db" not found' },
      }),
    ],
  });
  const step = stepOf(planFor(own), 'mend-cause secret-absent shop/Deployment/cart');
  expect(step.commands.length).toBeGreaterThan(0);
  expect(step.commands.every((line) => /^kubectl (get|describe|logs) /.test(line))).toBe(true);
  expect(step.risk.level).toBe('none');
});

test('two causes at one object are two steps, each with an id of its own', () => {
  const owner = deployment('cart', { replicas: 3 });
  const set = replicaSet('cart-1', { owner, replicas: 3, available: 0 });
  const own = cluster({
    capturedAll: true,
    nodes: [node('node-1')],
    deployments: [owner],
    replicaSets: [set],
    pods: [
      pod('cart-1-a', { owner: set, waiting: { reason: 'CreateContainerConfigError' } }),
      pod('cart-1-b', { owner: set, waiting: { reason: 'InvalidImageName' } }),
      pod('cart-1-c', { owner: set, unschedulable: '0/1 nodes are available' }),
    ],
  });
  const found = ids(own);
  expect(found.filter((id) => id.startsWith('mend-cause'))).toHaveLength(3);
  expect(new Set(found).size).toBe(found.length);
});

test('every finding has a step or a reason, whatever is broken', () => {
  const own = pharmacy({
    more: {
      nodes: [node('styx', { ready: 'Unknown' })],
      pods: [
        pod('lost', { unschedulable: '0/1 nodes are available' }),
        pod('bare', { waiting: { reason: 'CrashLoopBackOff' } }),
      ],
    },
  });
  const { steps, leftToPeople } = planFor(own);
  const covered = new Set([
    ...steps.flatMap(({ answers }) => answers),
    ...leftToPeople.map((one) => one.fingerprint),
  ]);
  expect(auditFor(own).findings.filter(({ fingerprint }) => !covered.has(fingerprint))).toEqual([]);
  expect(leftToPeople.filter(({ why }) => why === '')).toEqual([]);
});

test('steps are linear in what is found', () => {
  const time = (count: number) => {
    const owners = Array.from({ length: count }, (_, index) => deployment(`app-${index}`));
    const replicaSets = owners.flatMap((owner) => [
      ...stale(owner, 4),
      replicaSet(`${owner.meta.name}-now`, { owner, revision: 5 }),
    ]);
    const pods = owners.map(({ meta }) =>
      pod(`${meta.name}-failed`, { phase: 'Failed', terminated: { exitCode: 1 }, resourceVersion: '1' }),
    );
    const own = cluster({ capturedAll: true, deployments: owners, replicaSets, pods });
    const audit = auditFor(own);
    const start = performance.now();
    for (let round = 0; round < 10; round += 1) planOf(own, audit);
    return performance.now() - start;
  };
  time(50);
  const [small, large] = [time(100), time(800)];
  expect(large / small).toBeLessThan(8 * 4);
});
