import { expect, test } from 'vitest';
import { isGpu, nodeGpus } from '../../src/model/gpu.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';

test.each([
  ['nvidia.com/gpu', true],
  ['nvidia.com/gpu.shared', true],
  ['nvidia.com/mig-1g.5gb', true],
  ['amd.com/gpu', true],
  ['gpu.intel.com/i915', true],
  ['gpu.intel.com/i915_monitoring', false],
  ['gpu.intel.com/memory.max', false],
  ['gpu.intel.com/millicores', false],
  ['example.org/gpu-mem', false],
  ['cpu', false],
  ['nvidia.com/hostdev', false],
])('%s: %s', (resource, expected) => {
  expect(isGpu(resource)).toBe(expected);
});

test('what pods ask for, finished ones not', () => {
  const asking = { requests: { 'nvidia.com/gpu': 2 } };
  const pods = [pod('train', asking), pod('done', { ...asking, phase: 'Succeeded' }), pod('web')];
  const allocatable = { cpu: 4, 'nvidia.com/gpu': 4, 'amd.com/gpu': 0 };
  expect(nodeGpus(node('calypso', { allocatable }), pods)).toEqual([
    { resource: 'nvidia.com/gpu', allocatable: 4, requests: 2 },
  ]);
});
