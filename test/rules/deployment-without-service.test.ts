import { expect, test } from 'vitest';
import rule from '../../src/rules/deployment-without-service.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { service } from '../builders/network.ts';
import { deployment } from '../builders/workload.ts';

type Options = Parameters<typeof deployment>[1];
const NAMES = ['cart', 'till', 'mail', 'stock', 'users', 'search'];
const served = (count: number) => NAMES.slice(0, count).map((name) => deployment(name));
const services = (count: number) => NAMES.slice(0, count).map((name) => service(name));
const check = (options: ClusterOptions) => evaluate([rule], cluster(options));
const beside = (count: number, name: string, options: Options = {}) =>
  check({ deployments: [...served(count), deployment(name, options)], services: services(count) }).findings;
const port = (name: string | null) => ({ name, port: 11434, protocol: 'TCP', hostPort: null });
const named = (name: string | null): Options => ({ container: { ports: [port(name)] } });
const portless: Options = { container: { ports: [] } };

test('a Deployment with a port that nobody can call', () => {
  expect(beside(2, 'llm', named(null))).toMatchObject([
    {
      severity: 'info',
      group: 'hygiene',
      subject: { kind: 'Deployment', namespace: 'shop', name: 'llm' },
      message:
        'no Service selects its pods, though it names port 11434; 2 of 3 Deployments of its namespace have one',
    },
  ]);
});

test.each([
  [1, 0],
  [2, 1],
])('%i neighbours with a Service', (count, findings) => {
  expect(beside(count, 'llm')).toHaveLength(findings);
});

test.each([
  [4, 0],
  [5, 1],
])('without a port, %i neighbours that all have one', (count, findings) => {
  expect(beside(count, 'llm', portless)).toHaveLength(findings);
});

test('where half have none, that is how it is done here', () => {
  const alone = (count: number) => Array.from({ length: count }, (_, index) => deployment(`app-${index}`));
  const run = (count: number) =>
    check({ deployments: [...served(3), ...alone(count)], services: services(3) }).findings;
  expect(run(3)).toHaveLength(3);
  expect(run(4)).toEqual([]);
});

test.each<[string, string, Options]>([
  ['a worker', 'cart-worker', {}],
  ['an operator', 'cart-operator', {}],
  ['a load generator', 'loadgenerator', portless],
  ['ports for scrapers', 'llm', named('http-metrics')],
  ['the network of the node', 'llm', { spec: { hostNetwork: true } }],
  ['a port of the node', 'llm', { container: { ports: [{ ...port(null), hostPort: 80 }] } }],
  ['no replicas', 'llm', { replicas: 0 }],
  ['what an operator made', 'llm', { owners: [{ kind: 'Model', name: 'x', uid: null, controller: true }] }],
])('silent of %s', (_, name, options) => {
  expect(beside(6, name, options)).toEqual([]);
});

test('silent where a Service of its name says how it is reached', () => {
  const deployments = [...served(2), deployment('llm')];
  const own = service('llm', { selector: {} });
  expect(check({ deployments, services: [...services(2), own] }).findings).toEqual([]);
});

test('silent of the system', () => {
  const inSystem = { namespace: 'kube-system' };
  const deployments = ['cart', 'till', 'llm'].map((name) => deployment(name, inSystem));
  const own = ['cart', 'till'].map((name) => service(name, inSystem));
  expect(check({ deployments, services: own }).findings).toEqual([]);
});

test.each<[string, ClusterOptions]>([
  ['without Services', { deployments: served(3) }],
  ['with a part of them', { deployments: served(3), services: services(2), states: { services: 'partial' } }],
])('%s there is no verdict', (_, options) => {
  expect(check(options)).toMatchObject({
    findings: [],
    verdicts: [{ outcome: 'not evaluated', missing: ['services'] }],
  });
});
