import { expect, test } from 'vitest';
import { sameFault } from '../../../src/analysis/causes/same-fault.ts';
import type { Fact } from '../../../src/rules/finding.ts';
import { deployment, finding } from '../../builders/audit.ts';

const missing = { resource: 'secret', name: 'cart' };

test.each<[string, string, Fact, Fact, boolean]>([
  ['the same probe', 'liveness-probe-kills', { settings: { port: 80 } }, { settings: { port: 80 } }, true],
  ['another probe', 'liveness-probe-kills', { settings: { port: 80 } }, { settings: { port: 81 } }, false],
  ['unknown probes', 'liveness-probe-kills', { settings: null }, { settings: null }, false],
  ['the same image', 'unavailable-image', { image: 'till:2' }, { image: 'till:2' }, true],
  ['unknown images', 'unavailable-image', { image: null }, { image: null }, false],
  ['the same Secret', 'container-configuration-error', { missing }, { missing }, true],
  ['a class that exists', 'unbound-claim', { storageClass: 'exists' }, { storageClass: 'exists' }, false],
  ['a rule without signature', 'stuck-rollout', { image: 'till:2' }, { image: 'till:2' }, false],
  ['facts of another shape', 'unavailable-image', ['till:2'], ['till:2'], false],
])('%s', (_, rule, facts, others, same) => {
  const one = sameFault(finding(rule, { facts }));
  expect(one === sameFault(finding(rule, { facts: others, subject: deployment('till') }))).toBe(same);
});

test('a Secret of the same name in another namespace is another', () => {
  const rule = 'container-configuration-error';
  const elsewhere = finding(rule, { facts: { missing }, subject: deployment('cart', 'kilo') });
  expect(sameFault(finding(rule, { facts: { missing } }))).not.toBe(sameFault(elsewhere));
});
