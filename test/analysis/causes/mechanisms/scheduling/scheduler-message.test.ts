import { expect, test } from 'vitest';
import { schedulerReasons } from '../../../../../src/analysis/causes/mechanisms/scheduling/scheduler-message.ts';

test.each([
  ['1 node(s) were unschedulable, 3 Insufficient cpu.', 'cordoned 1, cpu 3 cpu'],
  ["3 node(s) didn't match Pod's node affinity/selector.", 'placement 3'],
  ["3 node(s) didn't match node selector.", 'placement 3'],
  ['1 node(s) had untolerated taint {dedicated: gpu}, 2 Too many pods.', 'taint 1 dedicated: gpu, pods 2'],
  ["2 node(s) had taint {team: red}, that the pod didn't tolerate.", 'taint 2 team: red'],
  [
    '1 node(s) had untolerated taint {node.kubernetes.io/not-ready: }.',
    'node-condition 1 node.kubernetes.io/not-ready:',
  ],
  [
    '1 node(s) had untolerated taint {node.kubernetes.io/unschedulable: }.',
    'cordoned 1 node.kubernetes.io/unschedulable:',
  ],
  ['2 Insufficient nvidia.com/gpu, 1 Insufficient memory.', 'resource 2 nvidia.com/gpu, memory 1 memory'],
  [
    "1 node(s) didn't match pod anti-affinity rules, 2 node(s) didn't match pod affinity rules.",
    'anti-affinity 1, pod-affinity 2',
  ],
  ["3 node(s) didn't satisfy existing pods anti-affinity rules.", 'anti-affinity 3'],
  ["3 node(s) didn't match pod topology spread constraints (missing required label).", 'spread 3'],
  ['3 node(s) had volume node affinity conflict.', 'volume-zone 3'],
  ["2 node(s) didn't have free ports for the requested pod ports.", 'ports 2'],
  ['pod has unbound immediate PersistentVolumeClaims.', 'other 0'],
])('%s', (said, expected) => {
  const message = `0/3 nodes are available: ${said} preemption: 0/3 nodes are available: 3 No preemption victims found.`;
  const words = schedulerReasons(message).map(({ obstacle, nodes, detail }) =>
    [obstacle, nodes, ...(detail === null ? [] : [detail])].join(' '),
  );
  expect(words.join(', ')).toBe(expected);
});

test('a message of another shape has a reason nobody knows', () => {
  expect(schedulerReasons('no nodes available to schedule pods')).toMatchObject([
    { obstacle: 'other', nodes: 0 },
  ]);
  expect(schedulerReasons('')).toEqual([]);
});
