import { describe, expect, test } from 'vitest';
import { healthy, list, node } from '../cli/shop.ts';
import { damaged } from './damaged.ts';

const NODES = list('Node', [node('pi-worker')]);

describe('2.5 kubectl get tables', () => {
  test.each([
    [
      'pods -A',
      'NAMESPACE   NAME      READY   STATUS    RESTARTS      AGE\nshop        cart-0    1/1     Running   5 (3m ago)    2d3h\ndepot       stock-0   1/1     Running   0             5m30s\n',
    ],
    [
      'pods -A -o wide',
      'NAMESPACE   NAME      READY   STATUS    RESTARTS     AGE     IP           NODE        NOMINATED NODE   READINESS GATES\nshop        cart-0    1/1     Running   5 (3m ago)   2d3h    10.42.0.12   pi-worker   <none>           <none>\ndepot       stock-0   1/1     Running   0            5m30s   10.42.0.13   pi-worker   <none>           <none>\n',
    ],
    [
      'pods -A --show-labels',
      'NAMESPACE   NAME      READY   STATUS    RESTARTS     AGE     LABELS\nshop        cart-0    1/1     Running   5 (3m ago)   2d3h    app=cart,tier=web\ndepot       stock-0   1/1     Running   0            5m30s   <none>\n',
    ],
    [
      'groups of rows of different widths',
      'NAMESPACE   NAME      READY   STATUS    RESTARTS      AGE\nshop        cart-0    1/1     Running   5 (3m ago)    2d3h\nNAMESPACE           NAME               READY   STATUS              RESTARTS       AGE\ndepot               stock-0            1/1     Running             0              5m30s\n',
    ],
    [
      'CRLF, after a prompt',
      'PS C:\\> kubectl get pods -A\r\nNAMESPACE   NAME      READY   STATUS    RESTARTS      AGE\r\nshop        cart-0    1/1     Running   5 (3m ago)    2d3h\r\ndepot       stock-0   1/1     Running   0             5m30s\r\n',
    ],
  ])('%s', async (_, text) => {
    const { cluster, said, outcome } = await damaged({ 'nodes.json': NODES, 'pods.txt': text });
    expect(
      cluster.pods.map(({ meta, status, restarts }) => [meta.namespace, meta.name, status, restarts.count]),
    ).toEqual([
      ['depot', 'stock-0', 'Running', 0],
      ['shop', 'cart-0', 'Running', 5],
    ]);
    expect(said('pods.txt')).toContain('from text');
    expect(outcome('crash-looping-container')).not.toBe('crashed');
  });

  test('several kinds in one file', async () => {
    const text =
      'NAME         READY   STATUS    RESTARTS   AGE\npod/cart-0   1/1     Running   0          5d\n\nNAME           TYPE        CLUSTER-IP      EXTERNAL-IP   PORT(S)   AGE\nservice/cart   ClusterIP   10.43.100.200   <none>        80/TCP    5d\n\nNAME                   READY   UP-TO-DATE   AVAILABLE   AGE\ndeployment.apps/cart   1/1     1            1           5d\n';
    const { cluster } = await damaged({ 'all.txt': text });
    expect(
      [cluster.pods, cluster.services, cluster.deployments].map((kind) => kind.map(({ meta }) => meta.name)),
    ).toEqual([['cart-0'], ['cart'], ['cart']]);
  });

  test.each([
    ['Init:0/2'],
    ['Init:CrashLoopBackOff'],
    ['ExitCode:1'],
    ['SchedulingGated'],
    ['Terminating'],
    ['Unknown'],
    ['NotReady'],
  ])('the STATUS %s is what the user saw', async (status) => {
    const text = `NAMESPACE   NAME     READY   STATUS${' '.repeat(24)}RESTARTS   AGE\nshop        cart-0   0/1     ${status.padEnd(30)}0          5d\n`;
    const { cluster, audit } = await damaged({ 'pods.txt': text });
    expect(cluster.pods.map((pod) => pod.status)).toEqual([status]);
    expect(audit.rules.filter(({ outcome }) => outcome === 'crashed')).toEqual([]);
  });

  test('ages nobody knows are no ages', async () => {
    const text =
      'NAMESPACE   NAME     READY   STATUS    RESTARTS   AGE\nshop        cart-0   1/1     Running   0          <unknown>\nshop        cart-1   1/1     Running   0          <invalid>\n';
    const { cluster } = await damaged({ 'pods.txt': text });
    expect(cluster.pods.map(({ meta }) => meta.createdAt)).toEqual([null, null]);
  });

  test('what JSON says of a pod wins over its table, and the pod is one', async () => {
    const { cluster, source } = await damaged({
      'pods.json': list('Pod', [healthy('shop', 'cart-0')]),
      'pods.txt':
        'NAMESPACE   NAME     READY   STATUS    RESTARTS   AGE\nshop        cart-0   0/1     Error     9          5d\n',
    });
    expect(cluster.pods).toMatchObject([{ status: 'Running' }]);
    expect(source('pods').count).toBe(1);
  });
});

describe('2.6 describe, and events', () => {
  const DESCRIBED = (name: string) => `Name:             ${name}
Namespace:        shop
Priority:         0
Node:             pi-worker/192.0.2.7
Start Time:       Wed, 01 Oct 2025 00:00:00 +0000
Labels:           app=cart
Annotations:      <none>
Status:           Running
IP:               10.42.0.12
Containers:
  web:
    Image:          shop/cart:2
    State:          Running
      Started:      Wed, 01 Oct 2025 00:00:05 +0000
    Ready:          True
    Restart Count:  3
Conditions:
  Type              Status
  Ready             True
Events:
  Type     Reason     Age                From     Message
  ----     ------     ----               ----     -------
  Warning  BackOff    3m (x5 over 10m)   kubelet  Back-off restarting failed container
`;
  test('two pods, with their events', async () => {
    const { cluster } = await damaged({
      'describe.txt': `${DESCRIBED('cart-0')}\n\n${DESCRIBED('cart-1')}`,
      'captured-at.txt': '2025-10-19T20:00:00Z\n',
    });
    expect(cluster.pods.map(({ meta, restarts }) => [meta.name, restarts.count])).toEqual([
      ['cart-0', 3],
      ['cart-1', 3],
    ]);
    expect(cluster.events.map(({ reason, count }) => [reason, count])).toEqual([
      ['BackOff', 5],
      ['BackOff', 5],
    ]);
  });

  test.each([
    [
      'kubectl get events',
      'NAMESPACE   LAST SEEN   TYPE      REASON    OBJECT       MESSAGE\nshop        3m          Warning   BackOff   pod/cart-0   Back-off restarting failed container\n',
    ],
    [
      'kubectl events',
      'NAMESPACE   LAST SEEN          TYPE      REASON    OBJECT       MESSAGE\nshop        3m (x5 over 10m)   Warning   BackOff   Pod/cart-0   Back-off restarting failed container\n',
    ],
  ])('%s', async (_, text) => {
    const { cluster } = await damaged({ 'events.txt': text, 'captured-at.txt': '2025-10-19T20:00:00Z\n' });
    expect(cluster.events).toMatchObject([
      {
        reason: 'BackOff',
        lastAt: Date.UTC(2025, 9, 19, 19, 57),
        subject: { kind: 'Pod', name: 'cart-0', namespace: 'shop' },
      },
    ]);
  });

  test('no events', async () => {
    const { source } = await damaged({
      'nodes.json': NODES,
      'events.txt': 'No resources found in shop namespace.\n',
    });
    expect(source('events')).toMatchObject({ state: 'empty', count: 0 });
  });
});
