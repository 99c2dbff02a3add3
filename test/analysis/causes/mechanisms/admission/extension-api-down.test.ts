import { expect, test } from 'vitest';
import { objectKey } from '../../../../../src/model/object.ts';
import { cluster } from '../../../../builders/cluster.ts';
import { conditionOf } from '../../../../builders/condition.ts';
import { namespace } from '../../../../builders/configuration.ts';
import { apiService } from '../../../../builders/extension.ts';
import { HOUR, NOW } from '../../../../builders/meta.ts';
import { causeBy } from '../../explained.ts';
import { mechanisms } from './refused.ts';

const STUCK = (type: string, message: string) =>
  namespace('old', {
    phase: 'Terminating',
    deletedAt: NOW - HOUR,
    conditions: [conditionOf(type, true, { message })],
  });
const DISCOVERY = STUCK(
  'NamespaceDeletionDiscoveryFailure',
  'Discovery failed for some groups, 1 failing: unable to retrieve the complete list of server APIs: metrics.k8s.io/v1beta1: stale GroupVersion discovery: metrics.k8s.io/v1beta1',
);
const DOWN = apiService('v1beta1.metrics.k8s.io', {
  service: { kind: 'Service', namespace: 'kube-system', name: 'metrics-server' },
  conditions: [conditionOf('Available', false, { reason: 'MissingEndpoints' })],
});

test('one API is to blame for itself and for the namespace', () => {
  const found = causeBy('extension-api-down', cluster({ namespaces: [DISCOVERY], apiServices: [DOWN] }));
  expect(objectKey(found.root)).toBe('APIService/v1beta1.metrics.k8s.io');
  expect(found.confidence).toBe('confirmed');
  expect(found.explains).toHaveLength(2);
});

test('one that answers by now is likely; one that was not captured is named', () => {
  const up = apiService('v1beta1.metrics.k8s.io');
  expect(
    causeBy('extension-api-down', cluster({ namespaces: [DISCOVERY], apiServices: [up] })).confidence,
  ).toBe('likely');
  expect(objectKey(causeBy('extension-api-down', cluster({ namespaces: [DISCOVERY] })).root)).toBe(
    'APIService/v1beta1.metrics.k8s.io',
  );
});

test('finalizers are another thing', () => {
  const held = STUCK(
    'NamespaceFinalizersRemaining',
    'Some content in the namespace has finalizers remaining: widgets.example.org/cleanup in 2 resource instances',
  );
  expect(mechanisms(cluster({ namespaces: [held] }))).toEqual(['finalizers-remaining']);
  const found = causeBy('finalizers-remaining', cluster({ namespaces: [held] }));
  expect(found.summary).toContain('widgets.example.org/cleanup in 2 resource instances');
  expect(objectKey(found.root)).toBe('Namespace/old');
});
