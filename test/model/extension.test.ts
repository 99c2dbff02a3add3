import { expect, test } from 'vitest';
import { readAPIService, readLease, readWebhookConfiguration } from '../../src/model/extension.ts';
import { createShare } from '../../src/model/share.ts';
import { clusterMeta, namespacedMeta } from '../builders/meta.ts';

const share = createShare();
const webhookMeta = (version: string) =>
  clusterMeta(`admissionregistration.k8s.io/${version}`, 'ValidatingWebhookConfiguration', 'checks', {});

test('a webhook in the cluster', () => {
  const raw = {
    webhooks: [
      {
        name: 'checks.example.org',
        clientConfig: {
          caBundle: 'canary',
          service: { namespace: 'shop', name: 'checks', path: '/validate' },
        },
        failurePolicy: 'Ignore',
        timeoutSeconds: 3,
        namespaceSelector: { matchLabels: { checked: 'yes' } },
        objectSelector: { matchLabels: { tier: 'web' } },
        rules: [
          { resources: ['pods', 'deployments'], operations: ['UPDATE', 'CREATE'] },
          { resources: ['pods'], operations: ['CREATE'] },
        ],
      },
    ],
  };
  const configuration = readWebhookConfiguration(raw, webhookMeta('v1'), share);
  expect(configuration.webhooks).toEqual([
    {
      name: 'checks.example.org',
      service: { kind: 'Service', namespace: 'shop', name: 'checks' },
      failurePolicy: 'Ignore',
      timeoutSeconds: 3,
      namespaceSelector: { matchLabels: { checked: 'yes' }, matchExpressions: [] },
      objectSelector: { matchLabels: { tier: 'web' }, matchExpressions: [] },
      resources: ['deployments', 'pods'],
      operations: ['CREATE', 'UPDATE'],
    },
  ]);
  expect(JSON.stringify(configuration)).not.toContain('canary');
});

test.each([
  ['v1', 'Fail', 10],
  ['v1beta1', 'Ignore', 30],
])('defaults of %s', (version, failurePolicy, timeoutSeconds) => {
  const raw = { webhooks: [{ clientConfig: { url: 'https://user:canary@checks.example.org' } }] };
  const configuration = readWebhookConfiguration(raw, webhookMeta(version), share);
  expect(configuration.webhooks).toMatchObject([{ name: '', service: null, failurePolicy, timeoutSeconds }]);
  expect(JSON.stringify(configuration)).not.toContain('canary');
});

test.each([{}, { webhooks: {} }, { webhooks: ['text', null] }])('no webhooks in %j', (raw) => {
  expect(readWebhookConfiguration(raw, webhookMeta('v1'), share).webhooks).toEqual([]);
});

test('API services', () => {
  const meta = clusterMeta('apiregistration.k8s.io/v1', 'APIService', 'v1beta1.metrics.k8s.io', {});
  const raw = {
    spec: { service: { namespace: 'kube-system', name: 'metrics-server' } },
    status: { conditions: [{ type: 'Available', status: 'False', reason: 'MissingEndpoints' }] },
  };
  expect(readAPIService(raw, meta)).toMatchObject({
    service: { kind: 'Service', namespace: 'kube-system', name: 'metrics-server' },
    conditions: [{ type: 'Available', status: 'False', reason: 'MissingEndpoints' }],
  });
  expect(readAPIService({ spec: { service: null } }, meta)).toEqual({ meta, service: null, conditions: [] });
});

test('leases', () => {
  const meta = namespacedMeta('coordination.k8s.io/v1', 'Lease', 'pi-1', { namespace: 'kube-node-lease' });
  const spec = { holderIdentity: 'pi-1', renewTime: '2025-06-01T11:59:50.123456Z', leaseDurationSeconds: 40 };
  expect(readLease({ spec }, meta)).toEqual({
    meta,
    holder: 'pi-1',
    renewedAt: Date.parse('2025-06-01T11:59:50.123Z'),
    durationSeconds: 40,
  });
  expect(readLease({}, meta)).toEqual({ meta, holder: null, renewedAt: null, durationSeconds: null });
});
