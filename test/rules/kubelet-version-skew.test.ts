import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import kubeletVersionSkew from '../../src/rules/kubelet-version-skew.ts';
import { cluster } from '../builders/cluster.ts';
import { node } from '../builders/node.ts';
import { version } from '../builders/observation.ts';

const run = (server: string, ...kubelets: readonly string[]) => {
  const nodes = kubelets.map((kubeletVersion, index) => node(`pi-${index + 1}`, { kubeletVersion }));
  return evaluate([kubeletVersionSkew], cluster({ nodes, version: version(server) }));
};

test('all nodes that do not go with the API server are one finding', () => {
  const { findings } = run('v1.32.2', 'v1.33.0', 'v1.32.2', 'v1.28.4');
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'high',
    subject: { kind: 'Cluster', namespace: null },
    message:
      'the API server runs v1.32.2; the kubelet is newer on pi-1 (v1.33.0) and too old on pi-3 (v1.28.4)',
    related: [{ name: 'pi-1' }, { name: 'pi-3' }],
  });
});

test.each([
  ['v1.32.2', 'v1.29.0', 0],
  ['v1.32.2', 'v1.28.9', 1],
  ['v1.28.0', 'v1.25.0', 0],
  ['v1.27.0', 'v1.25.0', 0],
  ['v1.27.0', 'v1.24.0', 1],
  ['v1.32.2', 'v1.32.9', 0],
  ['v1.32.2', 'v1.33.0', 1],
  ['v1.32.2', 'unknown', 0],
])('server %s, kubelet %s: %i', (server, kubelet, count) => {
  expect(run(server, kubelet).findings).toHaveLength(count);
});

test('without the version of the API server there is no verdict', () => {
  const { verdicts } = evaluate([kubeletVersionSkew], cluster({ nodes: [node('pi-1')] }));
  expect(verdicts[0]).toMatchObject({ outcome: 'not evaluated', missing: ['version'] });
});
