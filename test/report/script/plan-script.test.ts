import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clusterIdentity } from '../../../src/analysis/plan/identity.ts';
import type { Cluster } from '../../../src/model/cluster.ts';
import { planScript } from '../../../src/report/script/plan-script.ts';
import { type Pharmacy, pharmacy, planFor, stale } from '../../analysis/plan/pharmacy.ts';
import { namespace } from '../../builders/configuration.ts';
import { NOW } from '../../builders/meta.ts';
import { node } from '../../builders/node.ts';
import { pod } from '../../builders/pod.ts';
import { deployment, replicaSet } from '../../builders/workload.ts';
import { type StandIn, standIn } from './stand-in.ts';

function scriptFor(own: Cluster, keep: number | null = null): string {
  const identity = clusterIdentity(own);
  return planScript({ plan: planFor(own, keep), snapshot: 'shop', now: NOW, identity, version: '1.2.3' });
}

/** What the controllers make of the undo: the old version at three times its revision, the new one at none. */
const AFTER_UNDO = `
D="$STATE/objects/deployment/shop/meds" R="$STATE/objects/replicaset/shop"
V='metadata.annotations.deployment\\.kubernetes\\.io_revision'
echo 6 >"$D/$V"; echo 6 >"$R/meds-good/$V"
echo 1 >"$D/status.replicas"; echo 901 >"$D/metadata.resourceVersion"; echo 10 >"$D/metadata.generation"
echo 0 >"$R/meds-bad/spec.replicas"; echo 0 >"$R/meds-bad/status.replicas"; echo 77 >"$R/meds-bad/metadata.resourceVersion"
`;

const SMALL: Pharmacy = { medsStale: 3, cartStale: 9 };

function scene(options: Pharmacy = SMALL): { readonly cluster: StandIn; readonly script: string } {
  const own = pharmacy(options);
  const cluster = standIn(own);
  cluster.onUndo(AFTER_UNDO);
  return { cluster, script: scriptFor(own) };
}

const DELETE = ['--choose', 'stale-replica-sets=delete'];

test('a dry run reads, says what it would do, and changes nothing', () => {
  const { cluster, script } = scene();
  const { code, stdout, changes, calls, stderr } = cluster.run(script, DELETE);
  expect({ code, stderr, changes }).toEqual({ code: 0, stderr: '', changes: [] });
  expect(calls.length).toBeGreaterThan(10);
  expect(stdout).toContain('kubectl rollout undo deployment/meds --to-revision=4 -n shop');
  expect(stdout.match(/kubectl delete replicaset \S+ -n shop$/gm)).toHaveLength(9 + 3 + 1);
});

test('--apply does the advised steps, and writes down what it did', () => {
  const { cluster, script } = scene();
  const { code, stderr, changes, log } = cluster.run(script, ['--apply']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(changes).toEqual([
    'rollout undo deployment/meds --to-revision=4 -n shop',
    'patch deployment cart -n shop -p {"spec":{"revisionHistoryLimit":3}}',
    'patch deployment meds -n shop -p {"spec":{"revisionHistoryLimit":3}}',
  ]);
  expect(cluster.field('deployment', 'cart', 'spec.revisionHistoryLimit')).toBe('3');
  expect(log).toMatch(/^\d{4}-\d\d-\d\dT[\d:]+Z kubectl rollout undo deployment\/meds/m);
  expect(log).toMatch(/Done: 3 changes/);
});

test('--apply with the other choice deletes every stale ReplicaSet, the rolled back one too, and no more', () => {
  const { cluster, script } = scene();
  const { code, stderr, changes } = cluster.run(script, ['--apply', ...DELETE]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const deleted = changes.filter((line) => line.startsWith('delete ')).map((line) => line.split(' ')[2]);
  expect(deleted).toEqual([
    ...[9, 8, 7, 6, 5, 4, 3, 2, 1].map((one) => `cart-old${one}`),
    ...['meds-bad', 'meds-old3', 'meds-old2', 'meds-old1'],
  ]);
  expect(cluster.has('replicaset', 'cart-now')).toBe(true);
  expect(cluster.has('replicaset', 'meds-good')).toBe(true);
  expect(changes).toHaveLength(1 + 13 + 2);
});

test('--step does one, and a step that needs an earlier one stops without it', () => {
  const { cluster, script } = scene();
  expect(cluster.run(script, ['--apply', '--step', '2']).changes).toHaveLength(2);
  const fresh = scene();
  const { code, changes, stderr } = fresh.cluster.run(fresh.script, ['--apply', ...DELETE, '--step=3']);
  expect({ code, changes }).toEqual({ code: 4, changes: [] });
  expect(stderr).toContain('an earlier step was left out');
});

test.each<readonly [string, (cluster: StandIn) => void, RegExp]>([
  [
    'a ReplicaSet of the same name is another one',
    (cluster) => cluster.set('replicaset', 'cart-old3', { 'metadata.uid': 'new' }),
    /cart-old3 in shop: expected uid=uid-shop-ReplicaSet-cart-old3 /,
  ],
  [
    'somebody touched a ReplicaSet',
    (cluster) => cluster.set('replicaset', 'cart-old3', { 'metadata.resourceVersion': '5000' }),
    /cart-old3 in shop: expected resourceVersion 102, found 5000/,
  ],
  [
    'a ReplicaSet has replicas again',
    (cluster) => cluster.set('replicaset', 'cart-old3', { 'spec.replicas': '1' }),
    /spec\.replicas=0 .*found .*spec\.replicas=1/,
  ],
  [
    'a ReplicaSet is gone',
    (cluster) => cluster.set('replicaset', 'cart-old3', null),
    /cart-old3 in shop is gone/,
  ],
  [
    'somebody rolled out again',
    (cluster) =>
      cluster.set('deployment', 'cart', {
        'metadata.annotations.deployment\\.kubernetes\\.io_revision': '11',
      }),
    /deployment cart in shop: expected .*revision=10 .*found .*revision=11/,
  ],
  [
    'another number of pods is there',
    (cluster) => cluster.set('deployment', 'cart', { 'status.replicas': '3' }),
    /deployment cart in shop: expected .*status\.replicas=1, found .*status\.replicas=3/,
  ],
  [
    'the version to go back to is no longer ready',
    (cluster) => cluster.set('replicaset', 'meds-good', { 'status.readyReplicas': '' }),
    /meds-good in shop: expected .*readyReplicas=1/,
  ],
  [
    'the Deployment was changed',
    (cluster) => cluster.set('deployment', 'meds', { 'metadata.generation': '10' }),
    /deployment meds in shop: expected .*generation=9/,
  ],
])('a cluster that changed stops it before anything is done: %s', (_what, change, said) => {
  const { cluster, script } = scene();
  change(cluster);
  for (const args of [['--apply', ...DELETE], DELETE]) {
    const { code, changes, stderr } = cluster.run(script, args);
    expect({ code, changes }).toEqual({ code: 4, changes: [] });
    expect(stderr).toMatch(said);
  }
});

test('a change in the middle stops what is left', () => {
  const { cluster, script } = scene();
  cluster.onUndo(`${AFTER_UNDO}\necho 3 >"$STATE/objects/replicaset/shop/cart-old2/spec.replicas"`);
  const { code, changes } = cluster.run(script, ['--apply', ...DELETE]);
  expect({ code, changes }).toEqual({
    code: 4,
    changes: ['rollout undo deployment/meds --to-revision=4 -n shop'],
  });
});

test('a status that changes all the time stops nothing', () => {
  const { cluster, script } = scene();
  cluster.set('deployment', 'meds', { 'metadata.resourceVersion': '9999' });
  cluster.set('deployment', 'cart', { 'metadata.resourceVersion': '9998', 'metadata.generation': '12' });
  expect(cluster.run(script, ['--apply', ...DELETE]).code).toBe(0);
});

test('another cluster, or none, is not touched', () => {
  const { cluster, script } = scene();
  cluster.set('namespace', 'shop', { 'metadata.uid': 'other' }, '-');
  const { code, calls, stderr } = cluster.run(script, ['--apply']);
  expect({ code, calls: calls.length }).toEqual({ code: 3, calls: 1 });
  expect(stderr).toContain('kubectl talks to another cluster');
  expect(cluster.run(script).code).toBe(3);
  expect(cluster.run(script, ['--apply', '--any-cluster']).code).toBe(0);
  const { code: without, stderr: told } = cluster.run(script, ['--apply'], { PATH: '/nonexistent' });
  expect(without).toBe(3);
  expect(told).toContain('stopped: kubectl is not installed here');
});

test('a snapshot without namespaces does not say which cluster it is from', () => {
  const own = pharmacy({ ...SMALL, more: { namespaces: [] } });
  const nameless: Cluster = { ...own, namespaces: [] };
  const cluster = standIn(own);
  cluster.onUndo(AFTER_UNDO);
  expect(cluster.run(scriptFor(nameless), ['--apply'])).toMatchObject({ code: 3, changes: [] });
  expect(cluster.run(scriptFor(nameless), ['--apply', '--any-cluster']).code).toBe(0);
});

test.each([
  ['--stp', /unknown argument '--stp'/],
  ['--step', /--step needs a value/],
  ['--step=9', /there is no step 9/],
  ['--step=one', /expected the number of a step/],
  ['--step=3', /add --choose stale-replica-sets\/shop=delete/],
  ['--choose=stale-replica-sets=all', /is no choice of this plan/],
  ['--log=/nonexistent/log', /cannot write the log/],
])('%s is refused before anything is read', (arg, said) => {
  const { cluster, script } = scene();
  const { code, calls, stderr } = cluster.run(script, ['--apply', arg]);
  expect({ code, calls }).toEqual({ code: 2, calls: [] });
  expect(stderr).toMatch(said);
});

test('what kubectl refuses ends it, and nothing after it is done', () => {
  const { cluster, script } = scene();
  cluster.onUndo(`${AFTER_UNDO}\necho 'forbidden' >&2; exit 1`);
  const { code, changes, stderr, log } = cluster.run(script, ['--apply']);
  expect({ code, changes: changes.length }).toEqual({ code: 1, changes: 1 });
  expect(stderr).toContain('forbidden');
  expect(log).toContain('stopped:');
});

/** A node is down, and its pods are stuck; elsewhere a pod failed. */
function lost(): Cluster {
  const going = ['a', 'b'].map((name) =>
    pod(`scan-${name}`, { nodeName: 'styx', deletedAt: NOW - 3_600_000, resourceVersion: '7' }),
  );
  return pharmacy({
    medsStale: 0,
    cartStale: 0,
    more: {
      nodes: [node('styx', { ready: 'Unknown' }), node('calypso', { address: '192.168.1.11' })],
      pods: [...going, pod('import', { terminated: { exitCode: 1 }, phase: 'Failed', resourceVersion: '8' })],
    },
  });
}

test('a step with a condition is done only when it is named', () => {
  const own = lost();
  const plan = planFor(own);
  const number = plan.steps.findIndex(({ id }) => id.startsWith('force-delete-pods')) + 1;
  const cluster = standIn(own);
  cluster.onUndo('');
  const script = scriptFor(own);
  expect(cluster.run(script, ['--apply']).changes.join()).not.toContain('--force');
  const { code, changes } = cluster.run(script, ['--apply', `--step=${number}`]);
  expect({ code, changes }).toEqual({
    code: 0,
    changes: [
      'delete pod scan-a -n shop --grace-period=0 --force',
      'delete pod scan-b -n shop --grace-period=0 --force',
    ],
  });
});

test('a node that came back keeps its pods', () => {
  const own = lost();
  const number = planFor(own).steps.findIndex(({ id }) => id.startsWith('force-delete-pods')) + 1;
  const cluster = standIn(own);
  cluster.set('node', 'styx', { 'status.conditions[?(@.type=="Ready")].status': 'True' }, '-');
  const { code, changes, stderr } = cluster.run(scriptFor(own), ['--apply', `--step=${number}`]);
  expect({ code, changes }).toEqual({ code: 4, changes: [] });
  expect(stderr).toContain('node styx: expected Ready=Unknown, found Ready=True');
});

const HOSTILE = [
  "x'; touch pwned; '",
  '$(touch pwned)',
  '`touch pwned`',
  '-rf',
  'a\ntouch pwned\n',
  '"; touch pwned #',
  'a b',
];

/** Names and texts as nobody may call anything, and as a captured file may still hold them. */
function hostile(): Cluster {
  const owners = HOSTILE.map((name) => deployment(name, { image: name, revisionHistoryLimit: 10 }));
  return pharmacy({
    ...SMALL,
    cart: { labels: { 'kustomize.toolkit.fluxcd.io/name': HOSTILE.join('') } },
    more: {
      deployments: owners,
      replicaSets: [
        ...owners.flatMap((owner) => [
          ...stale(owner, 4),
          replicaSet(`${owner.meta.name}-now`, { owner, revision: 5 }),
        ]),
        ...HOSTILE.map((name, index) =>
          replicaSet(`cart-x${index}`, {
            owner: deployment('cart'),
            replicas: 0,
            revision: 0,
            uid: name,
            resourceVersion: name,
            image: name,
          }),
        ),
      ],
      namespaces: HOSTILE.map((name) => namespace(name, { uid: name })),
      pods: HOSTILE.map((name) =>
        pod(name, { phase: 'Failed', terminated: { exitCode: 1, message: name }, resourceVersion: '1' }),
      ),
    },
  });
}

test('whatever things are called, nothing but kubectl is run, and only on names that can exist', () => {
  const own = hostile();
  const script = scriptFor(own);
  const cluster = standIn(pharmacy(SMALL));
  cluster.onUndo(AFTER_UNDO);
  for (const args of [[], ['--apply'], ['--apply', ...DELETE]]) {
    const { calls } = cluster.run(script, args);
    expect(calls.every((line) => /^[\w ./:={}"()?@,;\\[\]-]+$/.test(line))).toBe(true);
  }
  expect(existsSync(join(cluster.folder, 'pwned'))).toBe(false);
  expect(script.split('\n').filter((line) => line.trimStart().startsWith('touch'))).toEqual([]);
});

const has = (tool: string) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;

test.runIf(has('shellcheck')).each<readonly [string, () => Cluster]>([
  ['two choices', () => pharmacy(SMALL)],
  ['a lost node', lost],
  ['hostile names', hostile],
  ['nothing to do', () => pharmacy({ medsStale: 0, cartStale: 0, servingReady: 0 })],
])('shellcheck has nothing to say: %s', (_what, own) => {
  const { stdout, status } = spawnSync('shellcheck', ['-s', 'sh', '-'], {
    input: scriptFor(own()),
    encoding: 'utf8',
  });
  expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
});

test.runIf(has('dash'))('dash reads it', () => {
  const { stderr, status } = spawnSync('dash', ['-n'], { input: scriptFor(hostile()), encoding: 'utf8' });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
});
