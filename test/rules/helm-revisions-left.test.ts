import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/helm-revisions-left.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { secret } from '../builders/configuration.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const revisions = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    secret(`sh.helm.release.v1.cart.v${index + 1}`, {
      labels: { owner: 'helm', name: 'cart', version: String(index + 1), status: 'superseded' },
    }),
  );

test.each([
  [16, 1],
  [15, 0],
])('%d revisions', (count, findings) => {
  expect(run({ secrets: revisions(count) }).findings).toHaveLength(findings);
});

test('says whose they are', () => {
  expect(run({ secrets: revisions(40) }).findings).toMatchObject([
    {
      group: 'cleanup',
      severity: 'info',
      subject: { kind: 'Namespace', name: 'shop' },
      message: '40 revisions of cart',
    },
  ]);
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
