import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/mutable-image-tag.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { cronJob, daemonSet, deployment, statefulSet } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));
const fixed = deployment('cart', { image: 'acme/cart:1.4' });

test('one finding a namespace, whatever the workloads', () => {
  const { findings } = check({
    deployments: [fixed, deployment('till', { image: 'acme/till:latest' })],
    statefulSets: [statefulSet('db', { image: 'hub.local:5000/db' })],
    daemonSets: [daemonSet('agent', { image: 'agent' })],
    cronJobs: [cronJob('night', { image: 'acme/night:latest' })],
  });
  expect(findings).toMatchObject([
    {
      severity: 'low',
      group: 'hygiene',
      subject: { kind: 'Namespace', namespace: null, name: 'shop' },
      message:
        '4 of 5 workloads without a fixed tag: till (acme/till:latest), db (hub.local:5000/db), agent (agent) and 1 more',
      facts: { workloads: 5, floating: 4 },
    },
  ]);
  const [first] = check({ cronJobs: [cronJob('night', { image: 'night' })], deployments: [] }).findings;
  expect(first?.evidence[0]?.path).toBe('spec.jobTemplate.spec.template.spec.containers[0].image');
});

test.each([
  ['a version', 'acme/cart:1.4'],
  ['a digest beside latest', `acme/cart:latest@sha256:${'0'.repeat(64)}`],
  ['a digest alone', `acme/cart@sha256:${'0'.repeat(64)}`],
  ['a name nobody can read', 'ACME//cart'],
])('silent of %s', (_, image) => {
  expect(check({ deployments: [deployment('cart', { image })] }).findings).toEqual([]);
});

test('silent of the system', () => {
  const agent = deployment('agent', { image: 'agent', namespace: 'kube-system' });
  expect(check({ deployments: [agent] }).findings).toEqual([]);
});

test('a thousand are one finding of bounded size', () => {
  const deployments = Array.from({ length: 1000 }, (_, index) =>
    deployment(`app-${index}`, { image: 'app' }),
  );
  const { findings } = check({ deployments });
  expect(findings).toMatchObject([{ facts: { floating: 1000 } }]);
  expect(JSON.stringify(findings).length).toBeLessThan(20_000);
});

test('without Deployments there is no verdict', () => {
  expect(check({ pods: [] }).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
