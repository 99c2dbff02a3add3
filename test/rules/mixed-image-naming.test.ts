import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/mixed-image-naming.ts';
import { cluster } from '../builders/cluster.ts';
import { deployment } from '../builders/workload.ts';

const run = (images: Readonly<Record<string, string>>, namespace = 'shop') =>
  evaluate(
    [rule],
    cluster({
      deployments: Object.entries(images).map(([name, image]) => deployment(name, { image, namespace })),
    }),
  );
const DIRECTORY = {
  'acme-cart': 'acme/cart:latest',
  'acme-library': 'acme/library_of_goods:latest',
  'acme-ml-engine': 'acme/ml_engine:latest',
};
const HYPHEN = { 'acme-till': 'acme-till:v7', 'acme-mail': 'acme-mail:cb1' };

test('the namespace is told its patterns, which add up', () => {
  const { findings } = run({
    ...DIRECTORY,
    ...HYPHEN,
    'acme-socket': 'python:3.11',
    'acme-llm': 'ollama/ollama',
  });
  expect(findings).toMatchObject([
    {
      severity: 'low',
      group: 'hygiene',
      subject: { kind: 'Namespace', namespace: null, name: 'shop' },
      message: '7 Deployments: acme/<service>:latest 3, acme-<service>:<tag> 2, base images 1, others 1',
      facts: {
        deployments: 7,
        ways: 2,
        patterns: [{ count: 3 }, { count: 2 }, { count: 1 }, { count: 1 }],
        renamed: 1,
        renamedExamples: [{ workload: 'acme-library', image: 'acme/library_of_goods:latest' }],
      },
    },
  ]);
});

test.each<[string, Record<string, string>, string?]>([
  ['one pattern', DIRECTORY],
  ['one exception', { ...DIRECTORY, 'acme-till': 'acme-till:v7' }],
  [
    'several vendors',
    {
      prometheus: 'quay.io/prometheus/prometheus:v3',
      alertmanager: 'quay.io/prometheus/alertmanager:v0.28',
      grafana: 'grafana/grafana:12',
      loki: 'grafana/loki:3',
    },
  ],
  ['a namespace of the system', { ...DIRECTORY, ...HYPHEN }, 'acme-system'],
])('silent of %s', (_, images, namespace) => {
  expect(run(images, namespace).findings).toEqual([]);
});

test('a project of two words', () => {
  const images = {
    'big-shop-cart': 'big/cart:1',
    'big-shop-till': 'big/till:1',
    'big-shop-mail': 'big-shop-mail:1',
    'big-shop-stock': 'big-shop-stock:1',
  };
  expect(run(images).findings).toMatchObject([{ facts: { ways: 2 } }]);
});

test('two registries are two ways', () => {
  const moved = { 'acme-till': 'hub.local/acme/till:1', 'acme-mail': 'hub.local/acme/mail:1' };
  expect(run({ ...DIRECTORY, ...moved }).findings).toHaveLength(1);
});

test('without Deployments there is no verdict', () => {
  expect(evaluate([rule], cluster({ pods: [] })).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
