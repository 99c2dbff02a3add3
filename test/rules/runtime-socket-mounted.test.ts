import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/runtime-socket-mounted.ts';
import { cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';
import { mounting } from './host-path-cases.ts';

const run = (...pods: readonly ReturnType<typeof pod>[]) => evaluate([rule], cluster({ pods })).findings;

test.each([
  '/var/run/docker.sock',
  '/run/containerd/containerd.sock',
  '/run/k3s/containerd/containerd.sock',
  '/var/run/crio/crio.sock',
  '/run/containerd',
])('%s, read-only too', (path) => {
  expect(run(mounting(path, { readOnly: true }))).toMatchObject([
    { severity: 'high', group: 'security', evidence: [{ path: 'spec.volumes[*].hostPath.path' }] },
  ]);
});

test('says which', () => {
  expect(run(mounting('/var/run/docker.sock'))).toMatchObject([
    { message: 'mounts /run/docker.sock of the node; 1 pod' },
  ]);
});

test('an agent of the node needs it', () => {
  const agent = mounting('/run/containerd/containerd.sock', {}, { image: 'falcosecurity/falco:0.38' });
  expect(run(agent)).toMatchObject([{ severity: 'info' }]);
});

test('silent of other paths, and of a volume that nothing mounts', () => {
  const spec = { volumes: [{ name: 'host', type: 'hostPath', uses: [], path: '/var/run/docker.sock' }] };
  expect(run(mounting('/var/lib/docker'), pod('till', { spec }))).toEqual([]);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
