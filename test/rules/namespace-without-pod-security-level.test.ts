import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/namespace-without-pod-security-level.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { namespace } from '../builders/configuration.ts';
import { customResource, webhookConfiguration } from '../builders/extension.ts';
import { pod } from '../builders/pod.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { customResourceDefinitions: [] };

const run = (options: ClusterOptions) => evaluate([rule], cluster({ ...BESIDE, ...options }));

const ENFORCE = 'pod-security.kubernetes.io/enforce';
const shop = (labels = {}) => ({
  namespaces: [namespace('shop', { labels })],
  pods: [pod('cart')],
  validatingWebhookConfigurations: [],
});

test('no level, or the one that allows everything', () => {
  expect(run(shop()).findings).toMatchObject([
    { severity: 'low', group: 'security', message: '1 of 1 namespaces with pods: shop' },
  ]);
  expect(run(shop({ [ENFORCE]: 'privileged' })).findings).toMatchObject([
    { message: '1 of 1 namespaces with pods: shop (privileged)' },
  ]);
});

test.each<[string, ClusterOptions]>([
  ['baseline', shop({ [ENFORCE]: 'baseline' })],
  ['restricted', shop({ [ENFORCE]: 'restricted' })],
  [
    'a policy engine',
    { ...shop(), validatingWebhookConfigurations: [webhookConfiguration('kyverno-resource-validating')] },
  ],
  [
    'constraints of OpenShift',
    {
      ...shop(),
      customResources: [customResource('restricted', { apiVersion: 'security.openshift.io/v1' })],
    },
  ],
])('silent with %s', (_, options) => {
  expect(run(options).findings).toEqual([]);
});

test('not evaluated while a policy engine may be unseen', () => {
  const { validatingWebhookConfigurations: _, ...some } = shop();
  expect(run(some).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
