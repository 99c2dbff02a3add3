import { expect, test } from 'vitest';
import type { PodAffinityTerm } from '../../../../../src/model/pod-spec.ts';
import { container } from '../../../../builders/container.ts';
import { node } from '../../../../builders/node.ts';
import { pod } from '../../../../builders/pod.ts';
import { claim, volume } from '../../../../builders/storage.ts';
import { daemonSet } from '../../../../builders/workload.ts';
import { causeBy } from '../../explained.ts';
import { master, told, waiting, workers } from './waiting.ts';

const CORDONED = '1 node(s) were unschedulable';
const app = (value: string) => ({ matchLabels: { app: value }, matchExpressions: [] });
const term = (selector: PodAffinityTerm['selector'], topologyKey = 'kubernetes.io/hostname') => ({
  selector,
  topologyKey,
  namespaces: [],
  namespaceSelector: null,
});

test('extended-resource-insufficient: no node reports the device', () => {
  const spec = { containers: [container('cart', { requests: { 'nvidia.com/gpu': 1 } })] };
  expect(
    causeBy(
      'extended-resource-insufficient',
      waiting(`${CORDONED}, 2 Insufficient nvidia.com/gpu`, { spec }),
    ),
  ).toMatchObject({
    confidence: 'confirmed',
    summary: 'each pod asks for 1 nvidia.com/gpu, and the largest of 2 nodes that could take it has none',
  });
});

test('pods-insufficient: the nodes are full of pods', () => {
  const nodes = [
    master,
    ...['node-1', 'node-2'].map((name) => node(name, { allocatable: { cpu: 4, memory: 8e9, pods: 1 } })),
  ];
  const pods = ['node-1', 'node-2'].map((nodeName) =>
    pod(`till-${nodeName}`, { nodeName, namespace: 'bank' }),
  );
  expect(causeBy('pods-insufficient', waiting(`${CORDONED}, 2 Too many pods`, { nodes, pods })).summary).toBe(
    '2 nodes that could take the pods have room for 2 pods, and 2 are there',
  );
});

test('host-port-taken: another pod has the port on every node', () => {
  const ports = [{ name: 'http', port: 80, protocol: 'TCP', hostPort: 80 }];
  const agent = daemonSet('edge', { desired: 2 });
  const pods = workers.map(({ meta }) =>
    pod(`edge-${meta.name}`, { owner: agent, nodeName: meta.name, ports }),
  );
  const said = `${CORDONED}, 2 node(s) didn't have free ports for the requested pod ports`;
  const spec = { containers: [container('cart', { ports })] };
  expect(causeBy('host-port-taken', waiting(said, { spec, pods, daemonSets: [agent] }))).toMatchObject({
    confidence: 'confirmed',
    summary: 'host port 80/TCP is taken on all 2 nodes that could take the pods by DaemonSet shop/edge',
  });
});

test('host-port-taken: several ports', () => {
  const ports = [80, 443].map((port) => ({ name: null, port, protocol: 'TCP', hostPort: port }));
  const said = `${CORDONED}, 2 node(s) didn't have free ports for the requested pod ports`;
  const spec = { containers: [container('cart', { ports })] };
  expect(causeBy('host-port-taken', waiting(said, { spec })).summary).toBe(
    'host ports 80/TCP and 443/TCP are taken on all 2 nodes that could take the pods',
  );
});

test('pod-anti-affinity-conflict: what it avoids runs on every node', () => {
  const agent = daemonSet('agent', { desired: 2 });
  const pods = workers.map(({ meta }) =>
    pod(`agent-${meta.name}`, { owner: agent, nodeName: meta.name, labels: { app: 'agent' } }),
  );
  const said = `${CORDONED}, 2 node(s) didn't match pod anti-affinity rules`;
  const spec = { podAntiAffinity: [term(app('agent'))] };
  expect(
    causeBy('pod-anti-affinity-conflict', waiting(said, { spec, pods, daemonSets: [agent] })),
  ).toMatchObject({
    root: { kind: 'Deployment', name: 'cart' },
    confidence: 'confirmed',
    summary:
      'required anti-affinity keeps each pod off every kubernetes.io/hostname with a pod labelled app=agent; all 2 that could take it have one: DaemonSet shop/agent (2 pods)',
  });
});

test('pod-anti-affinity-conflict: others keep this one off', () => {
  const said = `${CORDONED}, 2 node(s) didn't satisfy existing pods anti-affinity rules`;
  expect(told(waiting(said))).toEqual(['pod-anti-affinity-conflict Deployment/cart confirmed']);
});

test('pod-affinity-unmatched: the pod to be near to does not run', () => {
  const said = `${CORDONED}, 2 node(s) didn't match pod affinity rules`;
  const spec = { podAffinity: [term(app('cache'))] };
  expect(causeBy('pod-affinity-unmatched', waiting(said, { spec })).summary).toBe(
    'required affinity wants a pod labelled app=cache of namespace shop in the same kubernetes.io/hostname, and no such pod runs',
  );
});

test('topology-spread-unsatisfiable: the nodes lack the label', () => {
  const said = `${CORDONED}, 2 node(s) didn't match pod topology spread constraints (missing required label)`;
  const topologySpread = [
    { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', selector: app('cart') },
  ];
  expect(causeBy('topology-spread-unsatisfiable', waiting(said, { spec: { topologySpread } })).summary).toBe(
    'the pods are to be spread by the label zone, which the nodes that could take them do not have',
  );
});

test('volume-zone-conflict: the volume lies where no node takes the pods', () => {
  const uses = [{ kind: 'PersistentVolumeClaim', name: 'orders', keys: [], optional: false }] as const;
  const spec = { volumes: [{ name: 'data', type: 'persistentVolumeClaim', uses, path: null }] };
  const disk = volume('disk-1', {
    claim: { kind: 'PersistentVolumeClaim', namespace: 'shop', name: 'orders' },
    nodeAffinity: [{ matchExpressions: [{ key: 'zone', operator: 'In', values: ['b'] }], matchFields: [] }],
  });
  const shop = waiting(`${CORDONED}, 2 node(s) had volume node affinity conflict`, {
    spec,
    persistentVolumes: [disk],
    persistentVolumeClaims: [claim('orders')],
  });
  expect(causeBy('volume-zone-conflict', shop).summary).toBe(
    'volume disk-1 of the pods can be mounted only where zone In (b), and no node there takes them',
  );
});
