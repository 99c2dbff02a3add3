import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/webhook-backend-down.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { webhookConfiguration } from '../builders/extension.ts';
import { endpointsFor, service } from '../builders/network.ts';
import { pod } from '../builders/pod.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { endpoints: [], endpointSlices: [] };

const run = (options: ClusterOptions) => evaluate([rule], cluster({ ...BESIDE, ...options }));

const checks = (failurePolicy = 'Fail') => {
  const one = webhookConfiguration('checks');
  return { ...one, webhooks: one.webhooks.map((webhook) => ({ ...webhook, failurePolicy })) };
};
const behind = service('checks');
const ready = pod('checks', { labels: { app: 'checks' } });
const options = { validatingWebhookConfigurations: [checks()], services: [behind], pods: [ready] };

test('its Service is missing', () => {
  expect(run({ ...options, services: [] }).findings).toMatchObject([
    {
      severity: 'high',
      group: 'health',
      message: 'Service shop/checks does not exist; it is asked about pods',
    },
  ]);
});

test('nobody behind its Service is ready', () => {
  expect(run({ ...options, pods: [] }).findings).toMatchObject([
    { message: 'Service shop/checks has no ready pod; it is asked about pods' },
  ]);
  expect(run({ ...options, endpoints: [endpointsFor(behind, [])] }).findings).toHaveLength(1);
});

test.each<[string, ClusterOptions]>([
  ['a ready pod', {}],
  ['endpoints from elsewhere', { pods: [], endpoints: [endpointsFor(behind, [ready])] }],
  ['the other failure policy', { services: [], validatingWebhookConfigurations: [checks('Ignore')] }],
  ['a part of the Services', { services: [], states: { services: 'partial' } }],
  ['a part of the pods', { pods: [], states: { pods: 'partial' } }],
])('silent with %s', (_, more) => {
  expect(run({ ...options, ...more }).findings).toEqual([]);
});

test('one outside the cluster is out of sight', () => {
  const one = webhookConfiguration('checks');
  const outside = {
    ...one,
    webhooks: one.webhooks.map((webhook) => ({ ...webhook, failurePolicy: 'Fail', service: null })),
  };
  expect(run({ ...options, services: [], validatingWebhookConfigurations: [outside] }).findings).toEqual([]);
  expect(run({ validatingWebhookConfigurations: [checks()] }).verdicts).toMatchObject([
    { outcome: 'not evaluated' },
  ]);
});
