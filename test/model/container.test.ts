import { expect, test } from 'vitest';
import { readContainer, readResources } from '../../src/model/container.ts';

const CANARY = 'canary-7f3a';

const cart = {
  name: 'cart',
  image: 'registry.shop/cart:1.4.2',
  imagePullPolicy: 'Always',
  command: ['sh', '-c', CANARY],
  args: [`--password=${CANARY}`],
  ports: [{ containerPort: 8080, name: 'http' }, { containerPort: 53, protocol: 'UDP', hostPort: 0 }, {}],
  resources: { requests: { cpu: '250m', memory: '64Mi' }, limits: { cpu: 1, memory: '1.5Gi' } },
  livenessProbe: {
    httpGet: { path: `/live?token=${CANARY}`, port: 'http', httpHeaders: [{ value: CANARY }] },
  },
  readinessProbe: { exec: { command: [CANARY] }, periodSeconds: 5 },
  env: [
    { name: 'PASSWORD', value: CANARY },
    { name: 'PIN_PASSWORD', value: 'admin:1234' },
    { name: 'ORDERS_URL', value: `postgres://cart:${CANARY}@orders-db.shop:5432/orders` },
    { name: 'GREETING', value: `hello ${CANARY}` },
    { name: 'API_KEY', valueFrom: { secretKeyRef: { name: 'cart-keys', key: 'api', optional: true } } },
    { name: 'MODE', valueFrom: { configMapKeyRef: { name: 'cart-settings', key: 'mode' } } },
    { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
    { value: CANARY },
  ],
  envFrom: [
    { configMapRef: { name: 'cart-settings' } },
    { prefix: 'DB_', secretRef: { name: 'cart-db', optional: true } },
    { secretRef: {} },
  ],
  volumeMounts: [
    { name: 'data', mountPath: '/data', subPath: 'cart' },
    {
      name: 'kube-api-access-x7k2p',
      mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
      readOnly: true,
    },
  ],
  securityContext: {
    privileged: false,
    runAsUser: 0,
    capabilities: { add: ['NET_ADMIN', 'CHOWN'], drop: ['ALL'] },
  },
};

test('reads a container', () => {
  const read = readContainer(cart, {
    runAsUser: 1000,
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  });
  expect(read).toMatchObject({
    name: 'cart',
    image: 'registry.shop/cart:1.4.2',
    imagePullPolicy: 'Always',
    ports: [
      { name: 'http', port: 8080, protocol: 'TCP', hostPort: null },
      { name: null, port: 53, protocol: 'UDP', hostPort: null },
    ],
    requests: { cpu: 0.25, memory: 64 * 1024 ** 2 },
    limits: { cpu: 1, memory: 1.5 * 1024 ** 3 },
    livenessProbe: { handler: 'httpGet', path: '/live', port: 'http', failureThreshold: 3 },
    readinessProbe: { handler: 'exec', port: null, periodSeconds: 5 },
    startupProbe: null,
    sidecar: false,
  });
  expect(read.mounts).toEqual([
    { volume: 'data', path: '/data', readOnly: false, subPath: 'cart', propagation: null },
    {
      volume: 'kube-api-access',
      path: '/var/run/secrets/kubernetes.io/serviceaccount',
      readOnly: true,
      subPath: null,
      propagation: null,
    },
  ]);
});

test('keeps of the environment what it refers to, and no value', () => {
  const read = readContainer(cart, {});
  expect(read.env).toEqual([
    { name: 'PASSWORD', from: null, addresses: [], literalCredential: true },
    { name: 'PIN_PASSWORD', from: null, addresses: [], literalCredential: true },
    { name: 'ORDERS_URL', from: null, addresses: [{ host: 'orders-db.shop', port: 5432 }] },
    { name: 'GREETING', from: null, addresses: [] },
    {
      name: 'API_KEY',
      from: { kind: 'Secret', name: 'cart-keys', key: 'api', optional: true },
      addresses: [],
    },
    {
      name: 'MODE',
      from: { kind: 'ConfigMap', name: 'cart-settings', key: 'mode', optional: false },
      addresses: [],
    },
    { name: 'NODE', from: null, addresses: [] },
  ]);
  expect(read.envFrom).toEqual([
    { kind: 'ConfigMap', name: 'cart-settings', key: null, optional: false },
    { kind: 'Secret', name: 'cart-db', key: null, optional: true },
  ]);
  expect(JSON.stringify(read)).not.toContain(CANARY);
});

test('the container decides before its pod', () => {
  const pod = {
    runAsUser: 1000,
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
    privileged: true,
    seLinuxOptions: { type: 'container_t' },
    windowsOptions: { hostProcess: true },
  };
  expect(readContainer(cart, pod).security).toEqual({
    privileged: false,
    runAsNonRoot: true,
    runAsUser: 0,
    allowPrivilegeEscalation: null,
    readOnlyRootFilesystem: null,
    addedCapabilities: ['CHOWN', 'NET_ADMIN'],
    droppedCapabilities: ['ALL'],
    seccompProfile: 'RuntimeDefault',
    procMount: null,
    appArmorProfile: null,
    seLinuxType: 'container_t',
    hostProcess: true,
  });
  expect(readContainer({}, pod).security).toMatchObject({ privileged: null, runAsUser: 1000 });
});

test.each([
  ['Always', true],
  ['OnFailure', false],
  [true, false],
])('restartPolicy %j: sidecar %j', (restartPolicy, sidecar) => {
  expect(readContainer({ restartPolicy }, {}).sidecar).toBe(sidecar);
});

test.each([
  [['sudo', 'nginx'], true],
  [['/usr/bin/sudo'], true],
  [['sh', '-c', 'cd /srv && sudo ./run'], true],
  [['sh', '-c', 'set -e\nsudo ./run'], true],
  [['usermod', '-aG', 'sudo'], false],
  [['sh', '-c', 'echo pseudo sudoers'], false],
])('command %j: sudo %j', (command, sudo) => {
  expect(readContainer({ command }, {}).sudo).toBe(sudo);
});

test.each([
  ['Bidirectional', 'Bidirectional'],
  ['None', null],
])('mountPropagation %j: %j', (mountPropagation, propagation) => {
  const { mounts } = readContainer({ volumeMounts: [{ name: 'data', mountPropagation }] }, {});
  expect(mounts).toMatchObject([{ volume: 'data', propagation }]);
});

test.each<[unknown]>([
  [{}],
  [{ name: 7, image: [], ports: {}, resources: [], env: 'A=b', envFrom: [[]], volumeMounts: [null, 'data'] }],
  [{ livenessProbe: 'tcp', readinessProbe: [], securityContext: { capabilities: 'ALL', runAsUser: '0' } }],
  [
    {
      ports: [{ containerPort: '80' }],
      env: [{ name: ['A'] }],
      resources: { limits: 'none', requests: [1] },
    },
  ],
])('has a default for whatever is missing or misshapen: %j', (raw) => {
  const read = readContainer(JSON.parse(JSON.stringify(raw)), {});
  expect(read).toMatchObject({ name: '', image: null, ports: [], env: [], envFrom: [], mounts: [] });
  expect(read).toMatchObject({ requests: {}, limits: {}, livenessProbe: null, readinessProbe: null });
});

test('resources are numbers; what is no quantity is not set', () => {
  expect(readResources({ cpu: '100m', pods: 110, 'nvidia.com/gpu': '1', memory: 'lots', odd: null })).toEqual(
    {
      cpu: 0.1,
      pods: 110,
      'nvidia.com/gpu': 1,
    },
  );
  expect(readResources([1])).toEqual({});
  const hostile = readResources(JSON.parse('{"__proto__": "1", "constructor": "2"}'));
  expect(Object.entries(hostile)).toEqual([
    ['__proto__', 1],
    ['constructor', 2],
  ]);
  expect(Object.getPrototypeOf(hostile)).toBe(Object.prototype);
});
