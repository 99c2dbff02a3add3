import { expect, test } from 'vitest';
import { readAutoscalerConditions, readAutoscalerMetrics } from '../../src/model/autoscaler-metric.ts';

const cpu = (current: unknown) => ({
  spec: {
    metrics: [
      {
        type: 'Resource',
        resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
      },
    ],
  },
  status: { currentMetrics: current },
});

const metric = (spec: object, status: object | null) => ({
  spec: { metrics: [spec] },
  status: { currentMetrics: status === null ? [] : [status] },
});

const ORDERS = { kind: 'Service', name: 'orders' };

test.each<[string, object, string, string | null, string | null]>([
  [
    'utilization',
    cpu([
      {
        type: 'Resource',
        resource: { name: 'cpu', current: { averageUtilization: 16, averageValue: '40m' } },
      },
    ]),
    'cpu',
    '80%',
    '16%',
  ],
  [
    'utilization, idle',
    cpu([{ resource: { name: 'cpu', current: { averageUtilization: 0 } } }]),
    'cpu',
    '80%',
    '0%',
  ],
  ['nothing measured yet', cpu([]), 'cpu', '80%', null],
  ['a status the controller left empty', cpu([{ type: '' }]), 'cpu', '80%', null],
  ['a null status', cpu(null), 'cpu', '80%', null],
  [
    'average value',
    metric(
      { resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '500Mi' } } },
      { resource: { name: 'memory', current: { averageUtilization: 7, averageValue: '300Mi' } } },
    ),
    'memory',
    '500Mi',
    '300Mi',
  ],
  [
    'one container of the pods',
    metric(
      { containerResource: { name: 'cpu', container: 'web', target: { averageUtilization: 60 } } },
      { containerResource: { name: 'cpu', container: 'web', current: { averageUtilization: 41 } } },
    ),
    'cpu',
    '60%',
    '41%',
  ],
  [
    'another container of the pods',
    metric(
      { containerResource: { name: 'cpu', container: 'web', target: { averageUtilization: 60 } } },
      { containerResource: { name: 'cpu', container: 'proxy', current: { averageUtilization: 41 } } },
    ),
    'cpu',
    '60%',
    null,
  ],
  [
    'pods',
    metric(
      { pods: { metric: { name: 'requests' }, target: { averageValue: '1k' } } },
      { pods: { metric: { name: 'requests' }, current: { averageValue: '250' } } },
    ),
    'requests',
    '1k',
    '250',
  ],
  [
    'an object',
    metric(
      {
        object: {
          metric: { name: 'queue' },
          describedObject: ORDERS,
          target: { type: 'Value', value: '30' },
        },
      },
      { object: { metric: { name: 'queue' }, describedObject: ORDERS, current: { value: '12' } } },
    ),
    'queue',
    '30',
    '12',
  ],
  [
    'an object, averaged',
    metric(
      { object: { metric: { name: 'queue' }, target: { averageValue: '30' } } },
      { object: { metric: { name: 'queue' }, current: { averageValue: '4', value: '12' } } },
    ),
    'queue',
    '30 (avg)',
    '4',
  ],
  [
    'external, a number for a quantity',
    metric(
      { external: { metric: { name: 'lag' }, target: { value: 5 } } },
      { external: { metric: { name: 'lag' }, current: { value: 2 } } },
    ),
    'lag',
    '5',
    '2',
  ],
  [
    'v2beta1 resource',
    metric(
      { resource: { name: 'cpu', targetAverageUtilization: 70 } },
      { resource: { name: 'cpu', currentAverageUtilization: 22, currentAverageValue: '30m' } },
    ),
    'cpu',
    '70%',
    '22%',
  ],
  [
    'v2beta1 pods',
    metric(
      { pods: { metricName: 'requests', targetAverageValue: '1k' } },
      { pods: { metricName: 'requests', currentAverageValue: '250' } },
    ),
    'requests',
    '1k',
    '250',
  ],
  [
    'v2beta1 object, whose target is an object',
    metric(
      { object: { target: ORDERS, metricName: 'queue', targetValue: '30' } },
      { object: { target: ORDERS, metricName: 'queue', currentValue: '12' } },
    ),
    'queue',
    '30',
    '12',
  ],
  [
    'v2beta1 external, averaged',
    metric(
      { external: { metricName: 'lag', targetAverageValue: '5' } },
      { external: { metricName: 'lag', currentValue: '9', currentAverageValue: '3' } },
    ),
    'lag',
    '5 (avg)',
    '3',
  ],
  [
    'v1',
    { spec: { targetCPUUtilizationPercentage: 50 }, status: { currentCPUUtilizationPercentage: 12 } },
    'cpu',
    '50%',
    '12%',
  ],
  ['v1, nothing measured', { spec: { targetCPUUtilizationPercentage: 50 }, status: {} }, 'cpu', '50%', null],
])('%s', (_, raw, name, target, current) => {
  expect(readAutoscalerMetrics({ ...raw })).toEqual([{ name, target, current }]);
});

test('each metric finds its own status, also when one before it failed', () => {
  const raw = {
    spec: {
      metrics: [
        { resource: { name: 'cpu', target: { averageUtilization: 80 } } },
        { resource: { name: 'memory', target: { averageUtilization: 70 } } },
      ],
    },
    status: { currentMetrics: [{ resource: { name: 'memory', current: { averageUtilization: 35 } } }] },
  };
  expect(readAutoscalerMetrics(raw)).toEqual([
    { name: 'cpu', target: '80%', current: null },
    { name: 'memory', target: '70%', current: '35%' },
  ]);
});

test('two metrics of one name keep their places', () => {
  const queue = (amounts: object) => ({ external: { metric: { name: 'queue' }, ...amounts } });
  const raw = {
    spec: { metrics: [queue({ target: { value: '10' } }), queue({ target: { value: '20' } })] },
    status: { currentMetrics: [queue({ current: { value: '1' } }), queue({ current: { value: '2' } })] },
  };
  expect(readAutoscalerMetrics(raw).map(({ current }) => current)).toEqual(['1', '2']);
});

const annotated = (annotations: Record<string, string>) => ({ metadata: { annotations } });
const V1 = 'autoscaling.alpha.kubernetes.io';

test('v1 keeps what it has no field for in annotations', () => {
  const raw = {
    ...annotated({
      [`${V1}/metrics`]: '[{"type":"Resource","resource":{"name":"memory","targetAverageUtilization":70}}]',
      [`${V1}/current-metrics`]:
        '[{"type":"Resource","resource":{"name":"memory","currentAverageUtilization":35}}]',
      [`${V1}/conditions`]: '[{"type":"ScalingActive","status":"False","reason":"FailedGetResourceMetric"}]',
    }),
    spec: { targetCPUUtilizationPercentage: 50 },
  };
  expect(readAutoscalerMetrics(raw)).toEqual([
    { name: 'cpu', target: '50%', current: null },
    { name: 'memory', target: '70%', current: '35%' },
  ]);
  expect(readAutoscalerConditions(raw)).toMatchObject([
    { type: 'ScalingActive', status: 'False', reason: 'FailedGetResourceMetric' },
  ]);
});

test.each(['', '{', 'null', '"text"', '[1, null]', `[${'{},'.repeat(40_000)}{}]`])(
  'an annotation that is no list of conditions',
  (json) => {
    expect(readAutoscalerConditions(annotated({ [`${V1}/conditions`]: json }))).toEqual([]);
  },
);
