import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unfinished-helm-release.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { secret } from '../builders/configuration.ts';
import { HOUR, MINUTE, NOW } from '../builders/meta.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const revision = (version: number, status: string, age = HOUR) =>
  secret(`sh.helm.release.v1.cart.v${version}`, {
    type: 'helm.sh/release.v1',
    createdAt: NOW - age,
    labels: { owner: 'helm', name: 'cart', version: String(version), status },
  });

test('the newest revision failed', () => {
  const secrets = [revision(9, 'deployed'), revision(10, 'failed')];
  expect(run({ secrets }).findings).toMatchObject([
    {
      severity: 'medium',
      group: 'risk',
      message: 'revision 10 of cart is failed for 60m; revision 9 is the last deployed',
      commands: ['helm history cart -n shop', 'helm rollback cart 9 -n shop'],
    },
  ]);
});

test.each([
  [30 * MINUTE, 1],
  [30 * MINUTE - 1, 0],
])('at work for %d ms', (age, count) => {
  expect(run({ secrets: [revision(2, 'pending-upgrade', age)] }).findings).toHaveLength(count);
});

test('silent where a later revision is deployed, of other Secrets, and without any', () => {
  expect(run({ secrets: [revision(9, 'failed'), revision(10, 'deployed')] }).findings).toEqual([]);
  expect(run({ secrets: [secret('key', { labels: { status: 'failed' } })] }).findings).toEqual([]);
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
