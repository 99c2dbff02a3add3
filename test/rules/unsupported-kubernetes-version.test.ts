import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unsupported-kubernetes-version.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { version } from '../builders/observation.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

// 1.30 ended on 2025-07-15.
const at = (text: string) => Date.parse(text);

test('an API server past its end', () => {
  const [finding] = check({ version: version('v1.30.4'), now: at('2025-07-16T00:00:00Z') }).findings;
  expect(finding).toMatchObject({
    severity: 'medium',
    group: 'risk',
    subject: { kind: 'Cluster' },
    message:
      'the API server runs v1.30.4: Kubernetes 1.30 has had no fixes from the project since 2025-07-15 (as of 2026-11-21)',
    evidence: [{ path: 'serverVersion.gitVersion', value: 'v1.30.4' }],
  });
});

test.each([
  ['the last day', 'v1.30.4', '2025-07-15T23:00:00Z', 'low'],
  ['sixty days before', 'v1.30.4', '2025-05-17T00:00:00Z', 'low'],
  ['one that is older than the table', 'v1.11.0', '2025-05-17T00:00:00Z', 'medium'],
  ['one that a vendor may mend', 'v1.29.1-eks-508b6b3', '2025-07-16T00:00:00Z', 'low'],
])('%s', (_, server, now, severity) => {
  expect(check({ version: version(server), now: at(now) }).findings).toMatchObject([{ severity }]);
});

test.each([
  ['longer before', 'v1.30.4', '2025-05-15T00:00:00Z'],
  ['a version newer than the table', 'v1.99.0', '2025-07-16T00:00:00Z'],
  ['no known time', 'v1.11.0', '1970-01-01T00:00:00Z'],
])('silent: %s', (_, server, now) => {
  expect(check({ version: version(server), now: at(now) }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
