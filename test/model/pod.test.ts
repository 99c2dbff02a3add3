import { expect, test } from 'vitest';
import { readPod } from '../../src/model/pod.ts';
import { readPodSpec } from '../../src/model/pod-spec.ts';
import { createShare } from '../../src/model/share.ts';
import { namespacedMeta, SECOND } from '../builders/meta.ts';

const meta = namespacedMeta('v1', 'Pod', 'cart-5d4f8c7b9-x7k2p', {});

function pod(token: string): Record<string, unknown> {
  return {
    spec: {
      nodeName: 'pi-worker-1',
      serviceAccount: 'cart',
      containers: [
        {
          name: 'cart',
          image: 'cart:1',
          volumeMounts: [{ name: `kube-api-access-${token}`, mountPath: '/token' }],
        },
      ],
      volumes: [
        {
          name: `kube-api-access-${token}`,
          projected: { sources: [{ configMap: { name: 'kube-root-ca.crt' } }] },
        },
      ],
    },
    status: {
      phase: 'Running',
      qosClass: 'Burstable',
      podIP: '10.42.1.7',
      hostIP: '192.168.1.11',
      startTime: '2025-06-01T11:00:00Z',
      conditions: [{ type: 'Ready', status: 'False', reason: 'ContainersNotReady' }],
      containerStatuses: [
        {
          name: 'cart',
          restartCount: 5,
          state: { waiting: { reason: 'CrashLoopBackOff' } },
          lastState: { terminated: { exitCode: 1, finishedAt: '2025-06-01T11:58:00Z' } },
        },
      ],
    },
  };
}

test("reads a pod, with kubectl's columns", () => {
  const read = readPod(pod('x7k2p'), meta, createShare());
  expect(read).toMatchObject({
    meta,
    nodeName: 'pi-worker-1',
    phase: 'Running',
    reason: null,
    qosClass: 'Burstable',
    podIP: '10.42.1.7',
    hostIP: '192.168.1.11',
    startedAt: Date.parse('2025-06-01T11:00:00Z'),
    status: 'CrashLoopBackOff',
    ready: { ready: 0, total: 1 },
    restarts: { count: 5, lastAt: Date.parse('2025-06-01T12:00:00Z') - 120 * SECOND },
    spec: { serviceAccountName: 'cart' },
  });
});

test('pods of one template share one spec, though each has a token volume of its own', () => {
  const share = createShare();
  const [one, other] = ['x7k2p', 'qq9zt'].map((token) => readPod(pod(token), meta, share));
  expect(one?.spec).toBe(other?.spec);
  expect(one?.spec.volumes[0]?.name).toBe('kube-api-access');
});

test.each<[unknown]>([
  [{}],
  [{ spec: [], status: 'Running' }],
  [
    {
      spec: { containers: {}, initContainers: 'x', volumes: 7 },
      status: { containerStatuses: {}, phase: 3 },
    },
  ],
  [JSON.parse('{"spec": {"__proto__": {"nodeName": "x"}}, "__proto__": {"status": {"phase": "Running"}}}')],
])('anything else is a pod of which nothing is known: %j', (raw) => {
  const read = readPod(JSON.parse(JSON.stringify(raw)), meta, createShare());
  expect(read).toMatchObject({
    nodeName: null,
    phase: null,
    conditions: [],
    containers: [],
    status: 'Unknown',
    ready: { ready: 0, total: 0 },
    restarts: { count: 0, lastAt: null },
  });
  expect(read.spec).toEqual(readPodSpec({}));
});

test('reads what decides where a pod may run', () => {
  const selector = { matchLabels: { app: 'cart' }, matchExpressions: [] };
  const term = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'cart' } } };
  const expression = { key: 'disk', operator: 'In', values: ['ssd', 'nvme'] };
  const read = readPodSpec({
    nodeSelector: { arch: 'arm64', odd: 7 },
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            { matchExpressions: [expression] },
            { matchFields: [{ key: 'metadata.name' }] },
          ],
        },
        preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1 }],
      },
      podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ ...term, namespaceSelector: {} }] },
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [{ ...term, namespaces: ['b', 'a'] }],
      },
    },
    topologySpreadConstraints: [{ ...term, maxSkew: 2, whenUnsatisfiable: 'ScheduleAnyway' }],
    tolerations: [{ operator: 'Exists' }, { key: 'dedicated', value: 'shop', effect: 'NoSchedule' }],
    schedulingGates: [{ name: 'quota' }],
    readinessGates: [{ conditionType: 'shop/ready' }],
  });
  expect(read).toMatchObject({
    nodeSelector: { arch: 'arm64' },
    nodeAffinity: [
      { matchExpressions: [{ key: 'disk', operator: 'In', values: ['nvme', 'ssd'] }], matchFields: [] },
      { matchExpressions: [], matchFields: [{ key: 'metadata.name', operator: '', values: [] }] },
    ],
    podAffinity: [
      {
        selector,
        topologyKey: 'kubernetes.io/hostname',
        namespaces: [],
        namespaceSelector: { matchLabels: {}, matchExpressions: [] },
      },
    ],
    podAntiAffinity: [{ selector, namespaces: ['a', 'b'], namespaceSelector: null }],
    topologySpread: [{ maxSkew: 2, whenUnsatisfiable: 'ScheduleAnyway', selector }],
    tolerations: [
      { key: null, operator: 'Exists', value: null, effect: null },
      { key: 'dedicated', operator: 'Equal', value: 'shop', effect: 'NoSchedule' },
    ],
    schedulingGates: ['quota'],
    readinessGates: ['shop/ready'],
  });
  expect(read.nodeSelector).toEqual({ arch: 'arm64' });
});

test.each<[string, Record<string, unknown>, unknown]>([
  [
    'a ConfigMap',
    { configMap: { name: 'settings', items: [{ key: 'b' }, { key: 'a' }], optional: true } },
    { type: 'configMap', uses: [{ kind: 'ConfigMap', name: 'settings', keys: ['a', 'b'], optional: true }] },
  ],
  [
    'a Secret',
    { secret: { secretName: 'tls' } },
    { type: 'secret', uses: [{ kind: 'Secret', name: 'tls', keys: [], optional: false }] },
  ],
  [
    'a claim',
    { persistentVolumeClaim: { claimName: 'data-cart-0' } },
    {
      type: 'persistentVolumeClaim',
      uses: [{ kind: 'PersistentVolumeClaim', name: 'data-cart-0', keys: [], optional: false }],
    },
  ],
  [
    'a projection',
    {
      projected: {
        sources: [
          { serviceAccountToken: { path: 'token' } },
          { configMap: { name: 'ca', items: [{ key: 'ca.crt' }] } },
          { secret: { name: 'login', optional: true } },
        ],
      },
    },
    {
      type: 'projected',
      uses: [
        { kind: 'ConfigMap', name: 'ca', keys: ['ca.crt'], optional: false },
        { kind: 'Secret', name: 'login', keys: [], optional: true },
      ],
    },
  ],
  [
    'a driver with a login',
    { csi: { driver: 'smb.csi.k8s.io', nodePublishSecretRef: { name: 'smb-login' } } },
    { type: 'csi', uses: [{ kind: 'Secret', name: 'smb-login', keys: [], optional: false }] },
  ],
  ['a host path', { hostPath: { path: '/var/lib' } }, { type: 'hostPath', uses: [], path: '/var/lib' }],
  ['memory', { emptyDir: {} }, { type: 'emptyDir', uses: [], path: null }],
  ['no source', {}, { type: 'emptyDir', uses: [], path: null }],
  ['a Secret without a name', { secret: [] }, { type: 'emptyDir', uses: [] }],
])('volume: %s', (_, source, expected) => {
  const [volume] = readPodSpec({ volumes: [{ name: 'data', ...source }] }).volumes;
  expect(volume).toMatchObject({ name: 'data', ...Object(expected) });
});

test('kernel parameters, the shared process namespace, and how long a token is good for', () => {
  const token = (expirationSeconds?: number) => ({
    serviceAccountToken: { path: 'token', expirationSeconds },
  });
  const read = readPodSpec({
    shareProcessNamespace: true,
    securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '65536' }, {}] },
    volumes: [{ name: 'a', projected: { sources: [token(), token(7200), { configMap: { name: 'ca' } }] } }],
  });
  expect(read).toMatchObject({ shareProcessNamespace: true, sysctls: ['kernel.msgmax'], tokenSeconds: 7200 });
  expect(readPodSpec({})).toMatchObject({ shareProcessNamespace: false, sysctls: [], tokenSeconds: null });
  expect(readPodSpec({ volumes: [{ projected: { sources: [token()] } }] }).tokenSeconds).toBe(3600);
});
