import { expect, test } from 'vitest';
import { verdictLines } from '../../src/cli/verdict-lines.ts';
import { audit } from '../builders/audit.ts';

const NAMES = [
  'nodes',
  'pods',
  'services',
  'events',
  'jobs',
  'leases',
  'roles',
  'secrets',
  'logs',
  'version',
];
const captured = (...resources: readonly string[]) => {
  const missing = resources.map((resource) => ({ source: 'pods' as const, resource, rules: 1, command: '' }));
  const coverage = { ...audit().coverage, health: { evaluated: 3, total: 46 }, missing };
  return verdictLines(audit({ coverage }), [])[2];
};

test('what was not captured: the first ten, and how many more', () => {
  expect(captured(...NAMES, 'ingresses', 'runtimeclasses')).toBe(
    `3 of 46 health checks evaluated; not captured, or not whole: ${NAMES.join(', ')} and 2 more`,
  );
  expect(captured('pods', 'nodes')).toContain('not whole: pods and nodes');
  expect(captured()).toBe('3 of 46 health checks evaluated');
});
