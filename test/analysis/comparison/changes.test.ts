import { expect, test } from 'vitest';
import { configMap, secret } from '../../builders/configuration.ts';
import { container, probe } from '../../builders/container.ts';
import { HOUR, MEBIBYTE, MINUTE, NOW } from '../../builders/meta.ts';
import { service } from '../../builders/network.ts';
import { node } from '../../builders/node.ts';
import { pod } from '../../builders/pod.ts';
import { autoscaler, disruptionBudget } from '../../builders/scaling.ts';
import { claim } from '../../builders/storage.ts';
import { cronJob, deployment } from '../../builders/workload.ts';
import { compared } from './sides.ts';

/** `path: before -> after` of the one object that changed. */
function fieldLines(before: Parameters<typeof compared>[0], after: Parameters<typeof compared>[1]) {
  return compared(before, after).objects.flatMap(({ fields }) =>
    fields.map((field) => `${field.path}: ${field.before} -> ${field.after}`),
  );
}

const deployments = (options: Parameters<typeof deployment>[1]) => ({
  deployments: [deployment('cart', options)],
});
const CART = 'spec.template.spec.containers[?(@.name=="cart")]';

test('of a Deployment', () => {
  expect(
    fieldLines(
      deployments({ replicas: 2 }),
      deployments({ replicas: 3, available: 2, revisionHistoryLimit: 3 }),
    ),
  ).toEqual([
    'spec.replicas: 2 -> 3',
    'spec.revisionHistoryLimit: 10 -> 3',
    'status.conditions[?(@.type=="Available")].status: True -> False',
  ]);
});

test('of a container: image, resources, probes, names of variables', () => {
  const after = {
    image: 'registry.shop/cart:1.5.0',
    requests: { cpu: 0.25, memory: 128 * MEBIBYTE },
    limits: { cpu: 1, memory: 1536 * MEBIBYTE },
    livenessProbe: probe({ path: '/live', initialDelaySeconds: 30 }),
    readinessProbe: null,
    env: [{ name: 'LOG', from: null, addresses: [] }],
  };
  expect(fieldLines(deployments({}), deployments({ container: after }))).toEqual([
    `${CART}.env[*].name: null -> LOG`,
    `${CART}.image: registry.shop/cart:1.4.2 -> registry.shop/cart:1.5.0`,
    `${CART}.livenessProbe: httpGet 8080/live delay=0s timeout=1s period=10s #success=1 #failure=3 -> httpGet 8080/live delay=30s timeout=1s period=10s #success=1 #failure=3`,
    `${CART}.readinessProbe: httpGet 8080/ready delay=0s timeout=1s period=10s #success=1 #failure=3 -> null`,
    `${CART}.resources.limits.cpu: 500m -> 1`,
    `${CART}.resources.limits.memory: 256Mi -> 1536Mi`,
    `${CART}.resources.requests.cpu: 100m -> 250m`,
  ]);
  expect(compared(deployments({}), deployments({ container: after })).images).toMatchObject([
    { container: 'cart', before: 'registry.shop/cart:1.4.2', after: 'registry.shop/cart:1.5.0' },
  ]);
});

test('an image that redaction took is no change, nor is what a mask stands for', () => {
  expect(compared(deployments({}), deployments({ container: { image: null } })).images).toEqual([]);
  const [before, after] = ['***HIDDEN***', 'db.shop.example'].map((externalName) => ({
    services: [service('db', { externalName })],
  }));
  expect(fieldLines(before ?? {}, after ?? {})).toEqual([]);
});

test('of an added container', () => {
  const one = { spec: { containers: [container('web')] } };
  const two = { spec: { containers: [container('web'), container('proxy')] } };
  expect(fieldLines(deployments(one), deployments(two))).toContain(
    'spec.template.spec.containers[*].name: web -> web, proxy',
  );
  expect(compared(deployments(one), deployments(two)).images).toEqual([]);
});

test('of an autoscaler, a Service, a claim, a budget, a CronJob', () => {
  expect(
    fieldLines(
      { horizontalPodAutoscalers: [autoscaler('cart')] },
      {
        horizontalPodAutoscalers: [
          autoscaler('cart', { maxReplicas: 20, metrics: [{ name: 'cpu', target: '80%', current: '12%' }] }),
        ],
      },
    ),
  ).toEqual(['spec.maxReplicas: 10 -> 20', 'spec.metrics: cpu 70% -> cpu 80%']);
  expect(
    fieldLines(
      { services: [service('cart', { type: 'ClusterIP' })] },
      { services: [service('cart', { type: 'NodePort', selector: { app: 'web' } })] },
    ),
  ).toEqual(['spec.selector: app=cart -> app=web', 'spec.type: ClusterIP -> NodePort']);
  expect(
    fieldLines(
      { persistentVolumeClaims: [claim('db')] },
      { persistentVolumeClaims: [claim('db', { phase: 'Lost' })] },
    ),
  ).toEqual(['status.phase: Bound -> Lost']);
  expect(
    fieldLines(
      { podDisruptionBudgets: [disruptionBudget('cart')] },
      { podDisruptionBudgets: [disruptionBudget('cart', { minAvailable: '50%' })] },
    ),
  ).toEqual(['spec.minAvailable: 1 -> 50%']);
  expect(
    fieldLines(
      { cronJobs: [cronJob('nightly')] },
      { cronJobs: [cronJob('nightly', { suspended: true, schedule: '0 4 * * *' })] },
    ),
  ).toEqual(['spec.schedule: 0 3 * * * -> 0 4 * * *', 'spec.suspend: false -> true']);
});

test('of a node: cordon, taints, version, conditions', () => {
  const after = node('pi-1', {
    unschedulable: true,
    taints: [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }],
    kubeletVersion: 'v1.33.0',
    pressure: 'DiskPressure',
  });
  const comparison = compared({ nodes: [node('pi-1')] }, { nodes: [after] });
  expect(comparison.objects.flatMap(({ fields }) => fields.map(({ path }) => path))).toEqual([
    'spec.taints',
    'spec.unschedulable',
    'status.conditions[?(@.type=="DiskPressure")].status',
    'status.nodeInfo.kubeletVersion',
  ]);
  expect(comparison.conditions).toEqual([
    { node: 'pi-1', type: 'DiskPressure', before: 'False', after: 'True' },
  ]);
});

test('of ConfigMaps and Secrets names of keys, and of a long list what differs', () => {
  const keys = Array.from({ length: 60 }, (_, index) => `key-${String(index).padStart(2, '0')}`);
  expect(
    fieldLines(
      { configMaps: [configMap('app', { keys })] },
      { configMaps: [configMap('app', { keys: [...keys.slice(1), 'more'] })] },
    ),
  ).toEqual(['data keys: …, key-00 -> …, more']);
  expect(
    fieldLines(
      { secrets: [secret('db', { keys: ['user'] })] },
      { secrets: [secret('db', { keys: ['user', 'role'] })] },
    ),
  ).toEqual(['data keys: user -> user, role']);
});

test('what text does not show is not compared', () => {
  const text = { form: 'table', ageMs: HOUR } as const;
  const source = { file: 'deployments.txt', document: 0, item: 2, text };
  const printed = deployments({ source, replicas: 1, revisionHistoryLimit: 10 });
  expect(fieldLines(deployments({ revisionHistoryLimit: 3 }), printed)).toEqual([]);
  expect(fieldLines(printed, deployments({ source, replicas: 4 }))).toContain('spec.replicas: 1 -> 4');
});

test('what cannot be is said', () => {
  const born = { uid: 'u-1', createdAt: NOW - HOUR };
  const { oddities } = compared(
    { pods: [pod('a', born), pod('b', { restarts: 4 })], ...deployments({ generation: 7 }) },
    {
      pods: [
        pod('a', { uid: 'u-1', createdAt: NOW + MINUTE }),
        pod('b', { restarts: 1 }),
        pod('old', { createdAt: NOW - 5 * HOUR }),
      ],
      ...deployments({ generation: 6 }),
    },
  );
  expect(oddities).toEqual([
    'younger than before, with the uid of before: shop/Pod/a',
    'started later than before, with the uid of before: shop/Pod/a',
    'fewer restarts than before, with the uid of before: shop/Pod/b',
    'a lower generation than before: shop/Deployment/cart',
    'created before the first capture, and not in it: shop/Pod/old',
  ]);
});

test('problem pods: gone, well again, still there, new; by namespace and by status', () => {
  const bad = { waiting: { reason: 'CrashLoopBackOff' } };
  const { problemPods } = compared(
    {
      pods: [
        pod('gone', bad),
        pod('well', bad),
        pod('still', bad),
        pod('fell'),
        pod('far', { ...bad, namespace: 'depot' }),
      ],
    },
    { pods: [pod('well'), pod('still', bad), pod('fell', bad), pod('late', bad)] },
  );
  expect(problemPods).toEqual({
    before: 4,
    after: 3,
    removed: [
      { namespace: 'shop', pods: ['gone', 'well'] },
      { namespace: 'depot', pods: ['far'] },
    ],
    remaining: [{ kind: 'Pod', namespace: 'shop', name: 'still' }],
    appeared: [
      { kind: 'Pod', namespace: 'shop', name: 'fell' },
      { kind: 'Pod', namespace: 'shop', name: 'late' },
    ],
    statuses: [
      { status: 'CrashLoopBackOff', before: 4, after: 3 },
      { status: 'Running', before: 1, after: 1 },
    ],
  });
});

test('problem pods are not counted where pods were not captured on both sides', () => {
  expect(compared({ pods: [pod('a')] }, { services: [] }).problemPods).toMatchObject({
    before: null,
    after: null,
  });
});
