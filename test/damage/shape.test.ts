import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { RedactionMarks } from '../../src/snapshot/redaction-marks.ts';
import { healthy, list, namespace, node } from '../cli/shop.ts';
import { damaged } from './damaged.ts';

const ITEMS = [healthy('shop', 'cart-0'), healthy('depot', 'stock-0')];
const TYPED = ITEMS.map((item) => ({ apiVersion: 'v1', kind: 'Pod', ...item }));
const PODS = list('Pod', ITEMS);
const SPACES = list('Namespace', [namespace('shop'), namespace('depot')]);
const NODES = list('Node', [node('pi-worker')]);
const YAML_LIST = stringify({ apiVersion: 'v1', items: TYPED, kind: 'List', metadata: {} });
const lines = (...values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const WARNINGS =
  'W0918 16:47:54.790000       6 warnings.go:70] v1 ComponentStatus is deprecated in v1.19+\nI0918 16:47:55.000000       6 request.go:697] Waited for 1.19s due to client-side throttling, not priority and fairness, request: GET:https://192.0.2.1:6443/api\n';

describe('S1 one list, however it is wrapped', () => {
  test.each([
    ['a List', 'x.json', PODS],
    [
      'a PodList',
      'x.json',
      JSON.stringify({ kind: 'PodList', apiVersion: 'v1', metadata: {}, items: ITEMS }),
    ],
    ['a bare array', 'x.json', JSON.stringify(TYPED)],
    ['a bare array of untyped items, by its path', 'pods.json', JSON.stringify(ITEMS)],
    ['JSON lines', 'x.json', lines(...TYPED)],
    ['concatenated documents', 'x.json', TYPED.map((pod) => JSON.stringify(pod, null, 4)).join('')],
    ['a YAML List', 'x.yaml', YAML_LIST],
    ['YAML documents', 'x.yaml', TYPED.map((pod) => `---\n${stringify(pod)}`).join('')],
    ['a YAML sequence', 'x.yaml', stringify(TYPED)],
    [
      'a list in a list',
      'x.json',
      JSON.stringify({ kind: 'List', apiVersion: 'v1', items: [JSON.parse(PODS)] }),
    ],
  ])('%s', async (_, path, content) => {
    const { cluster, source, outcome } = await damaged({ [path]: content });
    expect(cluster.pods.map(({ meta }) => meta.name)).toEqual(['stock-0', 'cart-0']);
    expect(source('pods').state).toBe('captured');
    expect(outcome('crash-looping-container')).toBe('clear');
  });

  test('a single object says nothing of the others', async () => {
    const { source, outcome } = await damaged({ 'x.json': JSON.stringify(TYPED[0]) });
    expect(source('pods')).toMatchObject({ state: 'partial', count: 1 });
    expect(outcome('crash-looping-container')).toBe('not evaluated');
  });
});

describe('S2 items without kind', () => {
  test.each([
    ['by their list', 'x.json', { kind: 'PodList', apiVersion: 'v1', items: ITEMS }],
    ['by their path', 'cluster/pods.json', { kind: 'List', apiVersion: 'v1', items: ITEMS }],
  ])('%s', async (_, path, content) => {
    const { source } = await damaged({ [path]: JSON.stringify(content) });
    expect(source('pods')).toMatchObject({ state: 'captured', count: 2 });
  });

  test('by nothing: passed over and said so, and the kind is not there', async () => {
    const untyped = JSON.stringify({ kind: 'List', apiVersion: 'v1', items: ITEMS });
    const { said, source, outcome } = await damaged({ 'x.json': untyped, 'nodes.json': NODES });
    expect(said('x.json')).toContain('they have no kind');
    expect(source('pods').state).toBe('not captured');
    expect(outcome('crash-looping-container')).toBe('not evaluated');
  });
});

describe('S3 one name, several groups', () => {
  test('an audit log is not the events of the cluster', async () => {
    const audit = {
      kind: 'EventList',
      apiVersion: 'audit.k8s.io/v1',
      items: [{ level: 'Metadata', auditID: 'a', stage: 'ResponseComplete', verb: 'list' }],
    };
    const { source } = await damaged({ 'events.json': JSON.stringify(audit), 'nodes.json': NODES });
    expect(source('events')).toMatchObject({ state: 'not captured', count: 0 });
  });

  test.each([
    [
      'v1',
      {
        lastTimestamp: '2025-10-19T19:00:00Z',
        involvedObject: { kind: 'Pod', name: 'cart-0', namespace: 'shop' },
      },
    ],
    [
      'events.k8s.io/v1',
      {
        eventTime: '2025-10-19T19:00:00.000000Z',
        regarding: { kind: 'Pod', name: 'cart-0', namespace: 'shop' },
      },
    ],
  ])('events of %s are', async (apiVersion, fields) => {
    const event = {
      metadata: { name: 'cart-0.1', namespace: 'shop' },
      reason: 'BackOff',
      type: 'Warning',
      ...fields,
    };
    const { cluster } = await damaged({
      'x.json': JSON.stringify({ kind: 'EventList', apiVersion, items: [event] }),
    });
    expect(cluster.events).toMatchObject([{ reason: 'BackOff', lastAt: Date.UTC(2025, 9, 19, 19) }]);
  });

  test.each(['extensions/v1beta1', 'networking.k8s.io/v1beta1', 'networking.k8s.io/v1'])(
    'an Ingress of %s is one',
    async (apiVersion) => {
      const ingress = {
        apiVersion,
        kind: 'Ingress',
        metadata: { name: 'cart', namespace: 'shop' },
        spec: {},
      };
      const { cluster } = await damaged({ 'x.json': lines(ingress) });
      expect(cluster.ingresses).toHaveLength(1);
    },
  );

  test('an Ingress of config.openshift.io is a custom resource', async () => {
    const config = { apiVersion: 'config.openshift.io/v1', kind: 'Ingress', metadata: { name: 'cluster' } };
    const { cluster } = await damaged({ 'ingresses.json': lines(config) });
    expect([cluster.ingresses.length, cluster.customResources.length]).toEqual([0, 1]);
  });

  test('PodMetrics in a file called pods are no pods', async () => {
    const metrics = {
      kind: 'PodMetricsList',
      apiVersion: 'metrics.k8s.io/v1beta1',
      items: [
        {
          metadata: { name: 'cart-0', namespace: 'shop' },
          timestamp: '2025-10-19T20:00:00Z',
          window: '15s',
          containers: [{ name: 'web', usage: { cpu: '12345678n', memory: '1234Ki' } }],
        },
      ],
    };
    const { cluster, source } = await damaged({ 'pods.yaml': stringify(metrics), 'nodes.json': NODES });
    expect(cluster.podMetrics).toMatchObject([{ pod: 'cart-0', container: 'web', memory: 1234 * 1024 }]);
    expect(source('pods').state).toBe('not captured');
  });
});

describe('S4 text before the data', () => {
  test.each([
    ['on lines of its own', `Warning: v1 ComponentStatus is deprecated in v1.19+\n${PODS}`],
    ['on the same line', `Warning: v1 ComponentStatus is deprecated in v1.19+${PODS}`],
    ['on the same line, and all on one', `Warning: it is {deprecated} ${JSON.stringify(JSON.parse(PODS))}`],
    ['with brackets of its own', `[INFO] {"level":"info"} reading [pods]\n${PODS}`],
  ])('%s', async (_, content) => {
    const { source, said } = await damaged({ 'x.txt': content });
    expect(source('pods')).toMatchObject({ state: 'captured', count: 2 });
    expect(said('x.txt')).toMatch(/no data|passed over/);
  });
});

describe('S5 noise between documents', () => {
  const FORBIDDEN =
    'Error from server (Forbidden): secrets is forbidden: User "auditor" cannot list resource "secrets" in API group "" at the cluster scope\n';
  test.each([
    ['JSON', 'x.json', PODS, SPACES],
    ['YAML', 'x.yaml', YAML_LIST, `---\n${stringify(JSON.parse(SPACES))}`],
  ])(
    '%s: what kubectl says of a kind is in the ledger, the rest is passed over',
    async (_, path, first, second) => {
      const { source, said } = await damaged({
        [path]: `${WARNINGS}${first}${FORBIDDEN}${WARNINGS}${second}${WARNINGS}`,
      });
      expect(source('pods')).toMatchObject({ state: 'captured', count: 2 });
      expect(source('namespaces')).toMatchObject({ state: 'captured', count: 2 });
      expect(source('secrets')).toMatchObject({
        state: 'forbidden',
        reason: expect.stringContaining('secrets is forbidden'),
      });
      expect(said(path)).toContain('error: kubectl said: Error from server (Forbidden)');
    },
  );

  test.each([
    ['error: You must be logged in to the server (Unauthorized)', 'failed'],
    [
      'The connection to the server 192.0.2.1:6443 was refused - did you specify the right host or port?',
      'failed',
    ],
    ['Unable to connect to the server: dial tcp 192.0.2.1:6443: i/o timeout', 'failed'],
    ['error: the server doesn\'t have a resource type "pods"', 'failed'],
    [
      'Error from server (Forbidden): pods is forbidden: User "auditor" cannot list resource "pods" in API group "" at the cluster scope',
      'forbidden',
    ],
    ['No resources found', 'empty'],
  ])('%s', async (line, state) => {
    const { source, outcome } = await damaged({ 'pods.json': `${line}\n`, 'nodes.json': NODES });
    expect(source('pods')).toMatchObject({ state, count: 0 });
    expect(outcome('crash-looping-container')).toBe(state === 'empty' ? 'clear' : 'not evaluated');
  });
});

test('S6 a list that is valid, and of which kubectl says that a kind is missing', async () => {
  const { source, outcome } = await damaged({
    'all.json': `${list('Service', [])}`.replace('[]', JSON.stringify(TYPED)),
    'stderr.txt':
      'Error from server (Forbidden): services is forbidden: User "auditor" cannot list resource "services" in API group "" at the cluster scope\n',
  });
  expect(source('pods')).toMatchObject({ state: 'captured', count: 2 });
  expect(source('services').state).toBe('forbidden');
  expect(outcome('service-without-pods')).toBe('not evaluated');
});

describe('S7 a Status in place of data', () => {
  const status = (reason: string, code: number, message: string) =>
    lines({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, code });
  test.each([
    [
      'Forbidden',
      403,
      'pods is forbidden: User "auditor" cannot list resource "pods" in API group "" at the cluster scope',
      'forbidden',
    ],
    ['Unauthorized', 401, 'Unauthorized', 'failed'],
    ['ServiceUnavailable', 503, 'the server is currently unable to handle the request', 'failed'],
  ])('%s', async (reason, code, message, state) => {
    const { source, cluster, said, outcome } = await damaged({
      'pods.json': status(reason, code, message),
      'nodes.json': NODES,
    });
    expect(source('pods')).toMatchObject({ state, count: 0 });
    expect(cluster.customResources).toEqual([]);
    expect(said('pods.json')).toContain(`kubectl said: Error from server (${reason})`);
    expect(outcome('crash-looping-container')).toBe('not evaluated');
  });
});

describe('S8 documents one after another', () => {
  const [pod, other] = TYPED.map((one) => JSON.stringify(one));
  test.each([
    ['nothing', ''],
    ['a comma', ','],
    ['dashes', '\n---\n'],
    ['blank lines', '\n\n\n'],
    ['a byte order mark', '\ufeff'],
    ['record separators', '\u001e'],
    ['a log line', '\n2025-10-19 INFO {"done": [1]} next\n'],
  ])('with %s between', async (_, between) => {
    const { source } = await damaged({ 'x.json': `${pod}${between}${other}` });
    expect(source('pods')).toMatchObject({ state: 'captured', count: 2 });
  });

  test('two YAML lists without dashes between, as tools append them', async () => {
    const more = stringify({
      apiVersion: 'v1',
      items: [{ ...TYPED[0], metadata: { name: 'cart-9', namespace: 'shop' } }],
      kind: 'List',
    });
    const { source, said } = await damaged({ 'x.yaml': YAML_LIST + more });
    expect(source('pods')).toMatchObject({ state: 'captured', count: 3 });
    expect(said('x.yaml')).toContain('without ---');
  });
});

describe('a watch', () => {
  const event = (type: string, object: unknown) => ({ type, object });
  const [cart, stock] = TYPED;
  test('ends with what it saw last', async () => {
    const { cluster, source, said } = await damaged({
      'x.json': lines(
        event('ADDED', cart),
        event('ADDED', stock),
        event('MODIFIED', { ...cart, status: { phase: 'Failed' } }),
        event('DELETED', stock),
        event('BOOKMARK', { kind: 'Pod', apiVersion: 'v1', metadata: { resourceVersion: '9' } }),
      ),
    });
    expect(cluster.pods.map(({ meta, phase }) => [meta.name, phase])).toEqual([['cart-0', 'Failed']]);
    expect(source('pods').count).toBe(1);
    expect(said('x.json')).toBe('warning: objects that a watch saw deleted were passed over');
  });

  test('that was refused is refused', async () => {
    const gone = {
      kind: 'Status',
      apiVersion: 'v1',
      status: 'Failure',
      reason: 'Expired',
      message: 'too old resource version',
      code: 410,
    };
    const { source, said } = await damaged({
      'pods.json': lines(event('ADDED', cart), event('ADDED', stock), event('ERROR', gone)),
    });
    expect(said('pods.json')).toContain('too old resource version');
    expect(source('pods').count).toBe(2);
  });
});

describe('S9 what a terminal or a chat leaves', () => {
  const SHELL = (text: string) =>
    `auditor@pi-master:~$ kubectl get pods -A -o json\n${text}auditor@pi-master:~$ `;
  const POWERSHELL = (text: string) =>
    `PS C:\\Users\\auditor> kubectl get pods -A\r\n${text.replaceAll('\n', '\r\n')}PS C:\\Users\\auditor> `;
  const FENCE = (text: string) => `Here is what I see:\n\n\`\`\`\n${text}\`\`\`\n\nWhat now?\n`;
  const FLUSH = PODS.replace(/^ +/gm, '');
  const KYAML = `---\n{\n  apiVersion: "v1",\n  items: ${JSON.stringify(TYPED)},\n  kind: "List",\n}\n`;

  test.each([
    ['a prompt, JSON', SHELL(PODS)],
    ['a prompt, JSON whose indentation is lost', `Installing k3s ... done [ok]\n${SHELL(FLUSH)}`],
    ['a prompt, YAML', SHELL(YAML_LIST)],
    ['PowerShell, JSON', POWERSHELL(PODS)],
    ['PowerShell, YAML', POWERSHELL(YAML_LIST)],
    ['a fence, JSON', FENCE(PODS)],
    ['a fence, YAML', FENCE(YAML_LIST)],
    ['a fence, KYAML', FENCE(KYAML)],
    ['two fences', FENCE(PODS.replaceAll('cart-0', 'cart-1')) + FENCE(list('Pod', [ITEMS[1] ?? {}]))],
  ])('%s', async (_, content) => {
    const { source, file } = await damaged({ 'x.txt': content });
    expect(source('pods')).toMatchObject({ state: 'captured', count: 2 });
    expect(file('x.txt').problems.filter(({ level }) => level === 'error')).toEqual([]);
  });

  const TOP =
    'NAME        CPU(cores)   CPU%   MEMORY(bytes)   MEMORY%   \npi-worker   250m         6%     1200Mi          15%       \n';
  const VERSION = 'Client Version: v1.31.2\nKustomize Version: v5.4.2\nServer Version: v1.30.1\n';
  test.each([
    ['a prompt', SHELL],
    ['PowerShell', POWERSHELL],
    ['a fence', (text: string) => `\`\`\`\n${text}\`\`\`\n`],
  ])('%s, top and version', async (_, wrap) => {
    const { cluster, said } = await damaged({
      'nodes.json': NODES,
      'top.txt': wrap(TOP),
      'version.txt': wrap(VERSION),
    });
    expect(cluster.nodeMetrics).toMatchObject([{ name: 'pi-worker', cpu: 0.25 }]);
    expect(cluster.version).toMatchObject({ client: 'v1.31.2', server: 'v1.30.1' });
    expect([said('top.txt'), said('version.txt')]).toEqual(['', '']);
  });
});

test('S10 managedFields change nothing', async () => {
  const managed = ITEMS.map((item) => ({
    ...item,
    metadata: {
      ...('metadata' in item && item.metadata instanceof Object ? item.metadata : {}),
      managedFields: [
        { manager: 'kubectl', operation: 'Apply', time: '2031-01-01T00:00:00Z', fieldsV1: { 'f:spec': {} } },
      ],
    },
  }));
  const without = await damaged({ 'pods.json': PODS });
  const withThem = await damaged({ 'pods.json': list('Pod', managed) });
  expect({ ...withThem.audit, ledger: null }).toEqual({ ...without.audit, ledger: null });
});

describe('S11 null, empty, and the text "null"', () => {
  const pod = (deletionTimestamp: string) => `- apiVersion: v1
  kind: Pod
  metadata:
    name: cart-0
    namespace: shop
    creationTimestamp: "2025-10-01T00:00:00Z"
    deletionTimestamp: ${deletionTimestamp}
    generateName: ${deletionTimestamp}
  spec:
    nodeName: ${deletionTimestamp}
    containers:
    - name: web
      image: shop/cart:2
      args:
      - ${deletionTimestamp}
  status:
    phase: Running
    reason: ${deletionTimestamp}
`;
  test.each(['null', '~', '""', '"null"'])('%s is none', async (value) => {
    const { cluster, findings } = await damaged({
      'pods.yaml': `apiVersion: v1\nitems:\n${pod(value)}kind: List\n`,
    });
    expect(cluster.pods).toMatchObject([
      { nodeName: null, reason: null, meta: { deletedAt: null, name: 'cart-0' } },
    ]);
    expect(findings.filter((finding) => finding.includes('terminating'))).toEqual([]);
  });

  test('the text is said in the ledger', async () => {
    const { said } = await damaged({ 'pods.yaml': `apiVersion: v1\nitems:\n${pod('"null"')}kind: List\n` });
    expect(said('pods.yaml')).toContain('the text "null" 4 times');
  });

  test('in the layout of another tool, and beside real marks in JSON, it is a word', async () => {
    const { said } = await damaged({
      'namespaces/shop/core/pods.yaml': `apiVersion: v1\nitems:\n${pod('"null"')}kind: List\n`,
    });
    expect(said('namespaces/shop/core/pods.yaml')).not.toContain('redacted');
    const marks = new RedactionMarks('pods.json');
    marks.mark();
    expect(marks.without({ spec: { nodeName: 'null', hostname: '***' } }, null).object).toEqual({
      spec: { nodeName: 'null', hostname: null },
    });
  });

  test('in a bundle of support-bundle-kit, too', async () => {
    const { cluster } = await damaged({
      'metadata.yaml': 'bundleCreatedAt: "2025-10-19T20:00:00Z"\n',
      'yamls/namespaced/shop/v1/pods.yaml': `apiVersion: v1\nitems:\n${pod('"null"')}kind: List\n`,
    });
    expect(cluster.pods).toMatchObject([{ nodeName: null, reason: null, meta: { deletedAt: null } }]);
  });
});

describe('S14 the extension lies', () => {
  test.each([
    ['JSON in .yaml', 'config1.yaml', PODS],
    ['YAML in .json', 'pods.json', YAML_LIST],
    ['JSON in .txt', 'pods.txt', PODS],
    ['JSON without extension', 'pods', PODS],
  ])('%s', async (_, path, content) => {
    const { source, file } = await damaged({ [path]: content });
    expect(source('pods')).toMatchObject({ state: 'captured', count: 2 });
    expect(file(path).problems).toEqual([]);
  });
});

test('S15 dashes in front, odd file names, and what macOS leaves', async () => {
  const { source, audit } = await damaged({
    'My Pods (1) – copy.yaml': `---\n${YAML_LIST}`,
    '._My Pods (1) – copy.yaml': Buffer.from([0, 5, 22, 7, 0, 2]),
    '.DS_Store': Buffer.from([0, 0, 0, 1]),
    '__MACOSX/._pods.json': Buffer.from([0, 5, 22, 7]),
  });
  expect(source('pods')).toMatchObject({ state: 'captured', count: 2 });
  expect(audit.ledger.files.map(({ path }) => path)).toEqual(['My Pods (1) – copy.yaml']);
});
