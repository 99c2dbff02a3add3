import { expect, test } from 'vitest';
import type { WebhookConfiguration } from '../../src/model/extension.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unbounded-webhook.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { webhookConfiguration } from '../builders/extension.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

type Webhook = WebhookConfiguration['webhooks'][number];
const checks = (change: Partial<Webhook> = {}) => {
  const one = webhookConfiguration('checks');
  return {
    validatingWebhookConfigurations: [
      { ...one, webhooks: one.webhooks.map((webhook) => ({ ...webhook, ...change })) },
    ],
    mutatingWebhookConfigurations: [],
  };
};
const some = { matchLabels: { checked: 'yes' }, matchExpressions: [] };

test('asked about every pod, and not to be done without', () => {
  expect(run(checks()).findings).toMatchObject([
    { severity: 'low', group: 'risk', message: '1 of 1 webhook configurations: checks (checks.example.org)' },
  ]);
});

test.each<[string, Partial<Webhook>]>([
  ['some namespaces', { namespaceSelector: some }],
  ['some pods', { objectSelector: some }],
  ['Ingresses', { resources: ['ingresses'] }],
  ['changes alone', { operations: ['UPDATE'] }],
  ['what it is skipped for', { failurePolicy: 'Ignore' }],
  ['what is answered outside', { service: null }],
])('silent of one for %s', (_, change) => {
  expect(run(checks(change)).findings).toEqual([]);
});

test('not evaluated without webhooks captured', () => {
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
