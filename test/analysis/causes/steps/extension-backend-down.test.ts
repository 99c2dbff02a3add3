import { expect, test } from 'vitest';
import { type ClusterOptions, cluster } from '../../../builders/cluster.ts';
import { conditionOf } from '../../../builders/condition.ts';
import { apiService, webhookConfiguration } from '../../../builders/extension.ts';
import { service } from '../../../builders/network.ts';
import { pod } from '../../../builders/pod.ts';
import { deployment } from '../../../builders/workload.ts';
import { stories } from '../explained.ts';

const guard = deployment('guard', { available: 0 });
const BROKEN = pod('guard-5d4-aaaaa', {
  owner: guard,
  ready: false,
  waiting: { reason: 'CreateContainerConfigError', message: 'secret "guard-tls" not found' },
});
const broken = 'container-configuration-error shop/Deployment/guard';

const shop = (given: ClusterOptions) =>
  stories(
    cluster({
      deployments: [guard],
      services: [service('guard')],
      endpoints: [],
      endpointSlices: [],
      pods: [BROKEN],
      ...given,
    }),
  );

test('a webhook follows from the workload behind it', () => {
  expect(shop({ validatingWebhookConfigurations: [webhookConfiguration('guard')] })).toEqual([
    [broken, 'webhook-backend-down ValidatingWebhookConfiguration/guard'],
  ]);
});

test('so does an extension API', () => {
  const api = apiService('v1.guard.example.org', {
    service: { kind: 'Service', namespace: 'shop', name: 'guard' },
    conditions: [conditionOf('Available', false, { reason: 'MissingEndpoints' })],
  });
  expect(shop({ apiServices: [api] })).toEqual([
    [broken, 'unavailable-api-service APIService/v1.guard.example.org'],
  ]);
});

test('one with nothing behind it is a cause itself', () => {
  const found = shop({
    validatingWebhookConfigurations: [webhookConfiguration('guard')],
    services: [],
  });
  expect(found).toContainEqual(['webhook-backend-down ValidatingWebhookConfiguration/guard']);
});
