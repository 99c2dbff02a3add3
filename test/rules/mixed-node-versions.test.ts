import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import mixedNodeVersions from '../../src/rules/mixed-node-versions.ts';
import { cluster } from '../builders/cluster.ts';
import { node } from '../builders/node.ts';

const workers = (kubeletVersion: string, ...names: readonly string[]) =>
  names.map((name) => node(name, { kubeletVersion }));
const run = (...nodes: readonly ReturnType<typeof node>[]) =>
  evaluate([mixedNodeVersions], cluster({ nodes }));

test('nodes of two minor versions are low, oldest first', () => {
  const { findings } = run(...workers('v1.32.5', 'pi-4'), ...workers('v1.31.9', 'pi-1', 'pi-2', 'pi-3'));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'low',
    subject: { kind: 'Cluster' },
    message: 'kubelet: v1.31.9 on pi-1 through 3, v1.32.5 on pi-4',
    facts: { nodes: 4, minors: ['1.31', '1.32'] },
  });
});

test('a patch apart is information', () => {
  const { findings } = run(...workers('v1.32.5', 'pi-1'), ...workers('v1.32.10', 'pi-2'));
  expect(findings[0]).toMatchObject({
    severity: 'info',
    message: 'kubelet: v1.32.5 on pi-1, v1.32.10 on pi-2',
  });
});

test('another architecture is information', () => {
  const amd = node('nas', { info: { ...node('nas').info, architecture: 'amd64' } });
  const [finding] = run(amd, node('pi-1')).findings;
  expect(finding).toMatchObject({ severity: 'info', message: 'architecture: amd64 on nas, arm64 on pi-1' });
});

test('silent on nodes that are alike, but for the kernel', () => {
  const patched = node('pi-2', { info: { ...node('pi-2').info, kernelVersion: '6.12.99' } });
  const { findings, verdicts } = run(node('pi-1'), patched);
  expect(findings).toEqual([]);
  expect(verdicts[0]?.outcome).toBe('clear');
});

test('a runtime that is down is no other runtime', () => {
  const down = node('pi-2', {
    info: { ...node('pi-2').info, containerRuntimeVersion: 'containerd://Unknown' },
  });
  expect(run(node('pi-1'), down).findings).toEqual([]);
});

test('without nodes there is no verdict', () => {
  expect(evaluate([mixedNodeVersions], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
