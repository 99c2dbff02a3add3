import { expect, test } from 'vitest';
import type { Delivery } from '../../src/model/delivery.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/gitops-not-ready.ts';
import { cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { type CustomResourceOptions, customResource } from '../builders/extension.ts';
import { HOUR, MINUTE, NOW } from '../builders/meta.ts';

const NEW = `main@sha1:${'a'.repeat(40)}`;
const OLD = `main@sha1:${'b'.repeat(40)}`;
const NOTHING: Delivery = {
  fetched: null,
  fetchedAt: null,
  applied: null,
  attempted: null,
  source: null,
  sync: null,
  operation: null,
};
const source = { kind: 'GitRepository', namespace: 'shop', name: 'fleet' };
const repository = (options: CustomResourceOptions = {}, fetchedAt: number | null = NOW - HOUR) =>
  customResource('fleet', {
    kind: 'GitRepository',
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    delivery: { ...NOTHING, fetched: NEW, fetchedAt },
    ...options,
  });
const kustomization = (options: CustomResourceOptions = {}, applied = NEW) =>
  customResource('apps', {
    kind: 'Kustomization',
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    delivery: { ...NOTHING, applied, source },
    ...options,
  });
const application = (sync: string, phase: string | null, operation: string | null = null) =>
  customResource('shop', {
    kind: 'Application',
    apiVersion: 'argoproj.io/v1alpha1',
    conditions: [],
    phase,
    delivery: { ...NOTHING, applied: 'abc', sync, operation },
  });
const run = (...customResources: readonly ReturnType<typeof customResource>[]) =>
  evaluate([rule], cluster({ customResources }));
const ready = (status: 'True' | 'False' | 'Unknown', reason: string, changedAt = NOW - 5 * HOUR) => ({
  conditions: [conditionOf('Ready', status, { reason, message: 'it says why', changedAt })],
});

test('a Kustomization that failed, with what it says', () => {
  expect(run(repository(), kustomization(ready('False', 'BuildFailed'))).findings).toMatchObject([
    {
      severity: 'medium',
      group: 'risk',
      subject: { kind: 'Kustomization', namespace: 'shop', name: 'apps' },
      message: 'not ready for 5h: BuildFailed: it says why',
      related: [source],
      commands: [
        'kubectl describe kustomization.kustomize.toolkit.fluxcd.io apps -n shop',
        'kubectl get kustomization.kustomize.toolkit.fluxcd.io -A',
      ],
    },
  ]);
});

test('one that waits for another is less', () => {
  expect(run(kustomization(ready('False', 'DependencyNotReady'))).findings).toMatchObject([
    { severity: 'low', message: 'waits for what it depends on for 5h: DependencyNotReady: it says why' },
  ]);
});

test('suspended is worth knowing', () => {
  const suspended = { suspended: true, ...ready('False', 'BuildFailed') };
  expect(run(kustomization(suspended)).findings).toMatchObject([
    { severity: 'info', message: `suspended: nothing is reconciled, at ${NEW}` },
  ]);
});

test('a revision behind its source', () => {
  expect(run(repository(), kustomization({}, OLD)).findings).toMatchObject([
    { severity: 'low', message: `applied ${OLD}, while its source has held ${NEW} for 60m` },
  ]);
});

test.each<[string, number | null, number]>([
  ['just fetched', NOW - 15 * MINUTE + 1, 0],
  ['fetched a while ago', NOW - 15 * MINUTE, 1],
  ['fetched nobody knows when', null, 1],
])('a revision %s', (_, fetchedAt, findings) => {
  expect(run(repository({}, fetchedAt), kustomization({}, OLD)).findings).toHaveLength(findings);
});

test.each([
  [NOW - HOUR + 1, 0],
  [NOW - HOUR, 1],
])('reconciling since %i', (changedAt, findings) => {
  const working = kustomization(ready('Unknown', 'Progressing', changedAt));
  expect(run(working).findings).toHaveLength(findings);
});

test.each([
  ['all applied', [repository(), kustomization()]],
  ['the same revision in older words', [repository(), kustomization({}, `main/${'a'.repeat(40)}`)]],
  ['a source that was not captured', [kustomization({}, OLD)]],
  ['a source without conditions', [repository({ conditions: [] })]],
  ['what is being deleted', [kustomization({ deletedAt: NOW, ...ready('False', 'X') })]],
  ['others', [customResource('cart-tls', ready('False', 'Expired'))]],
  ['an Application in sync', [application('Synced', 'Healthy', 'Succeeded')]],
  ['an Application at work', [application('Synced', 'Progressing')]],
])('silent of %s', (_, resources) => {
  expect(run(...resources)).toMatchObject({ findings: [], verdicts: [{ outcome: 'clear' }] });
});

test.each([
  ['OutOfSync', 'Healthy', null, 'low', 'out of sync with its repository, at abc'],
  ['OutOfSync', 'Degraded', null, 'medium', 'not ready: OutOfSync, Degraded'],
  ['Synced', 'Degraded', null, 'medium', 'not ready: Degraded'],
  ['Unknown', 'Healthy', null, 'medium', 'not ready: sync state Unknown'],
  ['Synced', 'Healthy', 'Failed', 'medium', 'not ready: operation Failed'],
  ['Synced', 'Suspended', null, 'info', 'suspended: nothing is reconciled, at abc'],
])('an Application %s, %s, %s', (sync, phase, operation, severity, message) => {
  expect(run(application(sync, phase, operation)).findings).toMatchObject([{ severity, message }]);
});

test('what its controller says stays on one line', () => {
  const conditions = [conditionOf('Ready', false, { reason: 'A', message: `a\nb\u0000${'x'.repeat(999)}` })];
  const [finding] = run(kustomization({ conditions })).findings;
  expect(finding?.message).toMatch(/^not ready for 60m: A: a bx?/);
  expect(finding?.message.length).toBeLessThan(300);
});

test('without custom resources there is no verdict', () => {
  expect(evaluate([rule], cluster({ pods: [] })).verdicts).toMatchObject([
    { outcome: 'not evaluated', missing: ['customResources'] },
  ]);
});
