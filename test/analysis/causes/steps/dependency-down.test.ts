import { expect, test } from 'vitest';
import type { LogMatch } from '../../../../src/model/log-signature.ts';
import { cluster } from '../../../builders/cluster.ts';
import { service } from '../../../builders/network.ts';
import { containerLog } from '../../../builders/observation.ts';
import { pod } from '../../../builders/pod.ts';
import { deployment, statefulSet } from '../../../builders/workload.ts';
import { explained, stories } from '../explained.ts';

const match = (
  signature: string,
  captures: LogMatch['captures'],
  more: Partial<LogMatch> = {},
): LogMatch => ({
  signature,
  count: 200,
  firstLine: 1,
  lastLine: 119,
  firstAt: null,
  lastAt: null,
  line: `an example of ${signature}`,
  captures,
  frame: null,
  ...more,
});

const image = { waiting: { reason: 'ImagePullBackOff', message: 'manifest unknown' } };
const database = statefulSet('db', { available: 0 });
const databasePod = pod('db-0', { owner: database, podIP: '10.42.1.9', ...image });
const till = deployment('till', { available: 0 });
const crashing = pod('till-5d4f8c7b9-aaaaa', { owner: till, waiting: { reason: 'CrashLoopBackOff' } });
const running = pod('till-5d4f8c7b9-aaaaa', { owner: till });

const story = (from: typeof running, ...matches: readonly LogMatch[]) =>
  stories(
    cluster({
      capturedAll: true,
      statefulSets: [database],
      deployments: [till],
      pods: [databasePod, from],
      services: [
        service('db', { ports: [{ port: 5432, targetPort: 8080 }] }),
        service('queue', { clusterIP: 'None' }),
      ],
      logs: [containerLog(from, { matches })],
    }),
  );

const down = 'unavailable-image shop/StatefulSet/db';
const refused = match('connection-refused', { host: 'db', port: '5432' });

test('a crash whose log cannot reach a broken Service follows from it', () => {
  expect(story(crashing, refused)).toEqual([[down, 'crash-looping-container shop/Deployment/till']]);
});

test('so do the errors of a program that runs on', () => {
  expect(story(running, refused)).toEqual([[down, 'error-in-log shop/Deployment/till']]);
});

test.each([
  ['a port that the Service does not have', match('connection-refused', { host: 'db', port: '3306' })],
  ['a Service of another namespace', match('connection-refused', { host: 'db.jobs', port: '5432' })],
  ['no host', match('connection-refused', {})],
  ['another end than the connection', match('python-module-not-found', { module: 'psycopg2' })],
  ['a name that a cluster IP keeps', match('name-resolution-failed', { host: 'db' })],
] as const)('nothing follows from %s', (_, other) => {
  expect(story(crashing, other).map((explains) => explains.length)).toEqual([1, 1]);
});

test('a pod is known by its address', () => {
  expect(story(crashing, match('no-route-to-host', { host: '10.42.1.9', port: '5432' }))[0]).toHaveLength(2);
});

test('what a program logs most decides', () => {
  const more = match('permission-denied', {}, { count: 900 });
  expect(story(running, refused, more)[0]).toEqual([down]);
});

test('a Service with a ready pod refuses nobody', () => {
  const ready = pod('db-1', { owner: database });
  const shop = cluster({
    statefulSets: [database],
    pods: [databasePod, ready, crashing],
    services: [service('db', { ports: [{ port: 5432, targetPort: 8080 }] })],
    logs: [containerLog(crashing, { matches: [refused] })],
  });
  expect(stories(shop)).toHaveLength(2);
});

test('names of a headless Service without ready pods do not resolve', () => {
  const shop = cluster({
    statefulSets: [database],
    pods: [databasePod, crashing],
    services: [service('db', { clusterIP: 'None' })],
    logs: [containerLog(crashing, { matches: [match('name-resolution-failed', { host: 'db-0.db' })] })],
  });
  expect(stories(shop)[0]).toHaveLength(2);
});

test('names that do not resolve follow from the DNS of the cluster', () => {
  const coredns = deployment('coredns', {
    namespace: 'kube-system',
    podLabels: { 'k8s-app': 'kube-dns' },
    available: 0,
  });
  const server = pod('coredns-5d4f8c7b9-aaaaa', { owner: coredns, ...image });
  const shop = cluster({
    deployments: [coredns],
    pods: [server, crashing],
    services: [],
    logs: [
      containerLog(crashing, { matches: [match('name-resolution-failed', { host: 'api.example.org' })] }),
    ],
  });
  expect(stories(shop)).toEqual([
    ['unavailable-image kube-system/Deployment/coredns', 'crash-looping-container shop/Deployment/till'],
  ]);
});

test('two programs that miss each other are no circle', () => {
  const cart = deployment('cart', { available: 0 });
  const other = pod('cart-5d4f8c7b9-aaaaa', { owner: cart, waiting: { reason: 'CrashLoopBackOff' } });
  const shop = cluster({
    deployments: [cart, till],
    pods: [crashing, other],
    services: [service('cart'), service('till')],
    logs: [
      containerLog(crashing, { matches: [match('connection-refused', { host: 'cart', port: '80' })] }),
      containerLog(other, { matches: [match('connection-refused', { host: 'till', port: '80' })] }),
    ],
  });
  const { causes, unexplained } = explained(shop);
  expect(unexplained).toEqual([]);
  expect(causes.map(({ explains }) => explains.length)).toEqual([2]);
});

test('a Service with ready pods refuses where it leads to another port, and only there', () => {
  const ready = pod('db-0', { owner: database });
  const shop = (port: string) =>
    cluster({
      statefulSets: [database],
      pods: [ready, running],
      services: [
        service('db', {
          ports: [
            { port: 5432, targetPort: 5433 },
            { port: 8080, targetPort: 8080 },
          ],
        }),
      ],
      logs: [containerLog(running, { matches: [match('connection-refused', { host: 'db', port })] })],
    });
  const fault = 'service-port-undeclared shop/Service/db';
  expect(stories(shop('5432'))).toContainEqual([fault, 'error-in-log shop/Deployment/till']);
  expect(stories(shop('8080'))).not.toContainEqual([fault, 'error-in-log shop/Deployment/till']);
});
