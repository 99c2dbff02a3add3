import { expect, test } from 'vitest';
import { objectKey } from '../../../../../src/model/object.ts';
import { webhookConfiguration } from '../../../../builders/extension.ts';
import { service } from '../../../../builders/network.ts';
import { causeBy } from '../../explained.ts';
import { mechanisms, refused } from './refused.ts';

const SAID =
  'Error creating: Internal error occurred: failed calling webhook "guard.example.org": failed to call webhook: Post "https://guard.shop.svc:443/pods?timeout=10s": no endpoints available for service "guard"';

test('the configuration is to blame for what it refuses', () => {
  const found = causeBy(
    'webhook-unreachable',
    refused({ said: [SAID], validatingWebhookConfigurations: [webhookConfiguration('guard')] }),
  );
  expect(objectKey(found.root)).toBe('ValidatingWebhookConfiguration/guard');
  expect(found.confidence).toBe('confirmed');
  expect(found.evidence.map(({ path }) => path)).toContain('webhooks[0].failurePolicy');
});

test('a Service with nobody behind it is the same cause', () => {
  const found = causeBy(
    'webhook-unreachable',
    refused({
      said: [SAID],
      validatingWebhookConfigurations: [webhookConfiguration('guard')],
      services: [service('guard')],
      endpoints: [],
      endpointSlices: [],
    }),
  );
  expect(found.explains).toHaveLength(2);
});

test('where no configuration was captured, the Service that was asked', () => {
  expect(objectKey(causeBy('webhook-unreachable', refused({ said: [SAID] })).root)).toBe(
    'shop/Service/guard',
  );
});

test('a webhook that answers is another thing', () => {
  const denied = 'Error creating: admission webhook "guard.example.org" denied the request: no';
  expect(mechanisms(refused({ said: [denied] }))).toEqual(['webhook-denied']);
});
