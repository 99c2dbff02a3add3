import { expect, test } from 'vitest';
import { pythonDistribution } from '../../src/rules/knowledge/python-distributions.ts';

test.each([
  ['prometheus_client', 'prometheus-client'],
  ['yaml', 'PyYAML'],
  ['PIL.Image', 'Pillow'],
  ['google.protobuf.message', 'protobuf'],
  ['google.cloud.secret_manager', 'google-cloud-secret-manager'],
  ['google.cloud', null],
  ['cart.models', null],
  ['constructor', null],
])('%s comes from %s', (module, distribution) => {
  expect(pythonDistribution(module)).toBe(distribution);
});
