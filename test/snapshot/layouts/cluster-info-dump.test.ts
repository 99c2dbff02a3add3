import { describe, expect, test } from 'vitest';
import {
  capture,
  complaints,
  counts,
  deployment,
  json,
  logs,
  node,
  pod,
  state,
  typedList,
  yaml,
} from './capture.ts';

const KINDS = [
  ['events', 'Event', 'v1', []],
  ['replication-controllers', 'ReplicationController', 'v1', []],
  ['services', 'Service', 'v1', []],
  ['daemonsets', 'DaemonSet', 'apps/v1', []],
  ['deployments', 'Deployment', 'apps/v1', [deployment('shop', 'cart')]],
  ['replicasets', 'ReplicaSet', 'apps/v1', []],
  ['pods', 'Pod', 'v1', [pod('shop', 'cart-0')]],
] as const;
const COUNTS = { nodes: 1, 'pods shop': 1, 'deployments shop': 1 };
const BLOCKS = `${block('server', '{"kind":"Pod","items":[1,2]}\nstarted\n')}${block('proxy', 'the last line has no end')}`;

function block(container: string, lines: string): string {
  const of = `logs for container ${container} of pod shop/cart-0`;
  return `==== START ${of} ====\n${lines}==== END ${of} ====\n`;
}

test('a directory of JSON', async () => {
  const snapshot = await capture({
    'nodes.json': typedList('Node', 'v1', [node('pi-worker')]),
    ...Object.fromEntries(
      KINDS.map(([name, kind, version, items]) => [`shop/${name}.json`, typedList(kind, version, items)]),
    ),
    'shop/cart-0/logs.txt': BLOCKS,
  });
  expect(snapshot.ledger.layout).toBe('cluster-info dump');
  expect(counts(snapshot.ledger)).toEqual(COUNTS);
  expect(state(snapshot.ledger, 'daemonsets', 'shop')).toBe('empty');
  expect(logs(snapshot)).toEqual(['shop/cart-0/proxy', 'shop/cart-0/server']);
  expect(snapshot.cluster.logs.map(({ tail }) => tail.at(-1))).toEqual([
    'the last line has no end',
    'started',
  ]);
  expect(complaints(snapshot.ledger)).toEqual([]);
});

test('a directory of YAML', async () => {
  const { ledger } = await capture({
    'dump/nodes.yaml': yaml({ apiVersion: 'v1', items: [node('pi-worker')], kind: 'NodeList' }),
    ...Object.fromEntries(
      KINDS.map(([name, kind, apiVersion, items]) => [
        `dump/shop/${name}.yaml`,
        yaml({ apiVersion, items, kind: `${kind}List` }),
      ]),
    ),
  });
  expect(ledger.layout).toBe('cluster-info dump');
  expect(counts(ledger)).toEqual(COUNTS);
  expect(complaints(ledger)).toEqual([]);
});

test.each(['dump', 'dump.txt', 'cluster-info.json'])('a stream of JSON and logs in %s', async (name) => {
  const lists = KINDS.map(([, kind, version, items]) => typedList(kind, version, items)).join('');
  const snapshot = await capture({ [name]: typedList('Node', 'v1', [node('pi-worker')]) + lists + BLOCKS });
  expect(snapshot.ledger.layout).toBe('cluster-info dump');
  expect(counts(snapshot.ledger)).toEqual(COUNTS);
  expect(logs(snapshot)).toEqual(['shop/cart-0/proxy', 'shop/cart-0/server']);
  expect(complaints(snapshot.ledger)).toEqual([]);
});

test('a stream of YAML and logs', async () => {
  const lists = KINDS.map(([, kind, apiVersion, items]) => yaml({ apiVersion, items, kind: `${kind}List` }));
  const snapshot = await capture({
    'dump.txt': [
      yaml({ apiVersion: 'v1', items: [node('pi-worker')], kind: 'NodeList' }),
      ...lists,
      BLOCKS,
      ...lists,
    ].join(''),
  });
  expect(snapshot.ledger.layout).toBe('cluster-info dump');
  expect(counts(snapshot.ledger)).toEqual(COUNTS);
  expect(logs(snapshot)).toHaveLength(2);
});

test('logs outside the namespaces asked for are passed over', async () => {
  const nodes = typedList('Node', 'v1', [node('pi-worker')]);
  const pods = typedList('Pod', 'v1', [pod('shop', 'cart-0')]);
  const other = BLOCKS.replaceAll('shop/', 'depot/');
  const snapshot = await capture({ 'dump.txt': nodes + pods + BLOCKS + other });
  expect(logs(snapshot)).toHaveLength(4);
});

describe('what kubectl printed before 1.13: its own Go structs', () => {
  const GO_POD = {
    name: 'cart-0',
    namespace: 'shop',
    selfLink: '/api/v1/namespaces/shop/pods/cart-0',
    uid: '0b1c2d3e-0000-4000-8000-000000000000',
    creationTimestamp: '2018-03-01T08:00:00Z',
    labels: { App: 'cart' },
    Spec: {
      Volumes: [{ Name: 'data', PersistentVolumeClaim: { ClaimName: 'cart-data', ReadOnly: false } }],
      InitContainers: null,
      Containers: [
        {
          Name: 'server',
          Image: 'registry.example/shop/cart:1.4',
          Resources: { Limits: { memory: '64Mi' }, Requests: { cpu: '10m' } },
        },
      ],
      NodeName: 'pi-worker',
      SecurityContext: { HostNetwork: true, HostPID: false, HostIPC: false },
    },
    Status: {
      Phase: 'Running',
      HostIP: '10.0.0.4',
      PodIP: '10.42.0.7',
      QOSClass: 'Burstable',
      Conditions: [{ Type: 'Ready', Status: 'False', LastTransitionTime: '2018-03-02T08:00:00Z' }],
      ContainerStatuses: [
        {
          Name: 'server',
          State: {
            Waiting: { Reason: 'CrashLoopBackOff', Message: 'back-off' },
            Running: null,
            Terminated: null,
          },
          LastTerminationState: {
            Waiting: null,
            Running: null,
            Terminated: { ExitCode: 137, Reason: 'OOMKilled' },
          },
          Ready: false,
          RestartCount: 12,
          Image: 'registry.example/shop/cart:1.4',
        },
      ],
    },
  };
  const GO_DEPLOYMENT = {
    name: 'cart',
    namespace: 'shop',
    selfLink: '/apis/extensions/v1beta1/namespaces/shop/deployments/cart',
    Spec: {
      Replicas: 1,
      Selector: { matchLabels: { App: 'cart' } },
      Template: {
        creationTimestamp: null,
        labels: { App: 'cart' },
        Spec: { Containers: [{ Name: 'server', Image: 'cart' }] },
      },
    },
    Status: { Replicas: 1, UnavailableReplicas: 1 },
  };
  const lists = [
    {
      selfLink: '/api/v1/nodes',
      resourceVersion: '7',
      Items: [
        {
          name: 'pi-worker',
          Status: { Conditions: [{ Type: 'Ready', Status: 'True' }], NodeInfo: { KubeletVersion: 'v1.9.0' } },
        },
      ],
    },
    { selfLink: '/api/v1/namespaces/shop/events', resourceVersion: '7', Items: [] },
    { selfLink: '/apis/extensions/v1beta1/namespaces/shop/deployments', Items: [GO_DEPLOYMENT] },
    { selfLink: '/api/v1/namespaces/shop/pods', Items: [GO_POD] },
  ];

  test('as a stream', async () => {
    const snapshot = await capture({ 'dump.txt': lists.map(json).join('') + BLOCKS });
    const { ledger, cluster } = snapshot;
    expect(counts(ledger)).toEqual(COUNTS);
    expect(logs(snapshot)).toHaveLength(2);
    const [found] = cluster.pods;
    expect(found).toMatchObject({ nodeName: 'pi-worker', spec: { hostNetwork: true } });
    expect(found?.meta.labels).toEqual({ App: 'cart' });
    expect(found?.containers[0]).toMatchObject({
      restartCount: 12,
      state: { phase: 'waiting', reason: 'CrashLoopBackOff' },
      lastState: { phase: 'terminated', exitCode: 137, reason: 'OOMKilled' },
    });
    expect(cluster.deployments[0]?.template.labels).toEqual({ App: 'cart' });
    expect(state(ledger, 'events')).toBe('empty');
    expect(complaints(ledger)).toEqual([]);
  });

  test('as a directory, and with metadata by name', async () => {
    const [nodes, events, deployments] = lists.map(json);
    const { name, namespace, Spec, Status } = GO_POD;
    const pods = json({
      ListMeta: { ResourceVersion: '7' },
      Items: [{ ObjectMeta: { Name: name, Namespace: namespace }, Spec, Status }],
    });
    const { ledger } = await capture({
      'nodes.json': nodes ?? '',
      'shop/events.json': events ?? '',
      'shop/replication-controllers.json': json({ Items: null }),
      'shop/deployments.json': deployments ?? '',
      'shop/pods.json': pods,
    });
    expect(ledger.layout).toBe('cluster-info dump');
    expect(counts(ledger)).toEqual(COUNTS);
  });
});
