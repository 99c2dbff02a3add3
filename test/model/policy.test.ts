import { expect, test } from 'vitest';
import {
  readLimitRange,
  readPriorityClass,
  readResourceQuota,
  readRuntimeClass,
} from '../../src/model/policy.ts';
import { createShare } from '../../src/model/share.ts';
import { clusterMeta, GIBIBYTE, MEBIBYTE, namespacedMeta } from '../builders/meta.ts';

const share = createShare();
const meta = namespacedMeta('v1', 'ResourceQuota', 'shop-quota', {});

test('a quota is what is enforced', () => {
  const raw = {
    spec: { hard: { pods: '20' }, scopes: ['NotTerminating'] },
    status: {
      hard: { pods: '10', 'requests.cpu': '4', 'requests.memory': '8Gi', 'count/deployments.apps': '5' },
      used: { pods: '3', 'requests.cpu': '350m' },
    },
  };
  expect(readResourceQuota(raw, meta, share)).toEqual({
    meta,
    hard: { pods: 10, 'requests.cpu': 4, 'requests.memory': 8 * GIBIBYTE, 'count/deployments.apps': 5 },
    used: { pods: 3, 'requests.cpu': 0.35 },
    scopes: ['NotTerminating'],
  });
});

test('a quota without a status is what was asked for', () => {
  expect(readResourceQuota({ spec: { hard: { pods: 20 } } }, meta, share)).toMatchObject({
    hard: { pods: 20 },
    used: {},
  });
});

test('scopes of a selector are scopes', () => {
  const matchExpressions = [
    { scopeName: 'PriorityClass', operator: 'In', values: ['high'] },
    { scopeName: 7 },
  ];
  const raw = { spec: { scopes: ['PriorityClass', 'BestEffort'], scopeSelector: { matchExpressions } } };
  expect(readResourceQuota(raw, meta, share).scopes).toEqual(['BestEffort', 'PriorityClass']);
});

test('limits', () => {
  const raw = {
    spec: {
      limits: [
        {
          type: 'Container',
          default: { memory: '64Mi' },
          defaultRequest: { cpu: '100m' },
          max: { cpu: '2' },
        },
        { max: { cpu: '9' } },
      ],
    },
  };
  expect(readLimitRange(raw, meta, share).limits).toEqual([
    {
      type: 'Container',
      default: { memory: 64 * MEBIBYTE },
      defaultRequest: { cpu: 0.1 },
      min: {},
      max: { cpu: 2 },
    },
  ]);
});

test.each([
  {},
  { spec: [] },
  { spec: { limits: { type: 'Pod' }, hard: 'all', scopes: 'all' } },
  { status: 7 },
])('nothing from %j', (raw) => {
  expect(readLimitRange(raw, meta, share).limits).toEqual([]);
  expect(readResourceQuota(raw, meta, share)).toMatchObject({ hard: {}, used: {}, scopes: [] });
});

test('classes', () => {
  const priority = clusterMeta('scheduling.k8s.io/v1', 'PriorityClass', 'critical', {});
  const runtime = clusterMeta('node.k8s.io/v1', 'RuntimeClass', 'gvisor', {});
  expect(readPriorityClass({ value: -5, globalDefault: true }, priority)).toMatchObject({
    value: -5,
    globalDefault: true,
  });
  expect(readPriorityClass({}, priority)).toMatchObject({ value: 0, globalDefault: false });
  expect(readRuntimeClass({ handler: 'runsc' }, runtime).handler).toBe('runsc');
  expect(readRuntimeClass({ spec: { runtimeHandler: 'runsc' } }, runtime).handler).toBe('runsc');
  expect(readRuntimeClass({}, runtime).handler).toBeNull();
});
