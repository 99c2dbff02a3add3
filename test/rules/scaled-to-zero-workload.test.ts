import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import scaledToZero from '../../src/rules/scaled-to-zero-workload.ts';
import { cluster } from '../builders/cluster.ts';
import { ingress, service } from '../builders/network.ts';
import { autoscaler } from '../builders/scaling.ts';
import { deployment, statefulSet } from '../builders/workload.ts';

const off = deployment('cart', { replicas: 0 });
const scaledObject = { kind: 'ScaledObject', name: 'cart', uid: null, controller: true };

test.each([
  ['nothing that points at it', {}, 'info', 'asks for 0 replicas, and nothing points at it'],
  [
    'a Service alone',
    { services: [service('cart')] },
    'info',
    'asks for 0 replicas, but is the target of Service cart',
  ],
  [
    'an Ingress',
    { services: [service('cart')], ingresses: [ingress('cart')] },
    'low',
    'asks for 0 replicas, but is the target of Ingress cart',
  ],
  [
    'an autoscaler',
    { horizontalPodAutoscalers: [autoscaler('cart')] },
    'low',
    'asks for 0 replicas, but is the target of HorizontalPodAutoscaler cart',
  ],
  [
    'an autoscaler of KEDA',
    { horizontalPodAutoscalers: [autoscaler('cart', { owners: [scaledObject] })] },
    'info',
    'asks for 0 replicas, and nothing points at it',
  ],
])('with %s', (_, more, severity, message) => {
  const { findings } = evaluate([scaledToZero], cluster({ deployments: [off], ...more }));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity,
    message,
    subject: { kind: 'Deployment', namespace: 'shop', name: 'cart' },
    evidence: [{ path: 'spec.replicas', value: '0' }],
  });
});

test('StatefulSets count, running workloads do not', () => {
  const { findings } = evaluate(
    [scaledToZero],
    cluster({ deployments: [deployment('cart')], statefulSets: [statefulSet('db', { replicas: 0 })] }),
  );
  expect(findings.map((one) => one.subject.name)).toEqual(['db']);
});

test('without Deployments there is no verdict', () => {
  expect(evaluate([scaledToZero], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
