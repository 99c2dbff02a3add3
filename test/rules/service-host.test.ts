import { expect, test } from 'vitest';
import { hostTargets } from '../../src/rules/service-host.ts';
import { service } from '../builders/network.ts';
import { pod } from '../builders/pod.ts';

const db = service('db', { clusterIP: '10.43.7.7' });
const queue = service('queue', { namespace: 'jobs', clusterIP: 'None' });
const worker = pod('worker', { podIP: '10.42.1.9' });
const agent = pod('agent', { podIP: '192.168.1.10', spec: { hostNetwork: true } });
const find = hostTargets({ services: [db, queue], pods: [worker, agent] });

test.each([
  ['db', 'shop', db],
  ['DB', 'shop', db],
  ['db', 'jobs', null],
  ['db.shop', 'jobs', db],
  ['db.shop.svc', 'jobs', db],
  ['db.shop.svc.cluster.local', 'jobs', db],
  ['db.shop.svc.cluster.local.', 'jobs', db],
  ['db.shop.example.org', 'jobs', null],
  ['db.example', 'shop', null],
  ['queue-0.queue', 'jobs', queue],
  ['queue-0.queue.jobs', 'shop', queue],
  ['queue-0.queue.jobs.svc.cluster.local', 'shop', queue],
  ['10.43.7.7', 'jobs', db],
  ['', 'shop', null],
  ['None', 'shop', null],
] as const)('%j seen from %s', (host, namespace, expected) => {
  expect(find(host, namespace)).toEqual(expected === null ? null : { kind: 'service', service: expected });
});

test.each([
  ['10.42.1.9', { kind: 'pod', pod: worker }],
  ['192.168.1.10', null],
] as const)('%s', (host, expected) => {
  expect(find(host, 'shop')).toEqual(expected);
});
