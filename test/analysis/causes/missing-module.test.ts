import { expect, test } from 'vitest';
import { missingModuleFix } from '../../../src/analysis/causes/missing-module.ts';

test.each([
  [{ log: { module: 'yaml' } }, 'install its distribution PyYAML'],
  [{ pod: { module: 'prometheus_client' } }, 'install its distribution prometheus-client'],
  [{ log: { module: 'cart' } }, 'most often called like it'],
])('%j: %s', (facts, words) => {
  expect(missingModuleFix({ facts })).toContain(words);
});

test.each([{}, { log: null, pod: 'cart-x' }, { log: { module: null } }, { pod: null }])(
  'nothing of %j',
  (facts) => {
    expect(missingModuleFix({ facts })).toBe('');
  },
);
