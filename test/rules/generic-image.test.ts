import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/generic-image.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { service } from '../builders/network.ts';
import { deployment } from '../builders/workload.ts';

const named = (images: Readonly<Record<string, string>>, options: Parameters<typeof deployment>[1] = {}) =>
  Object.entries(images).map(([name, image]) => deployment(name, { image, ...options }));
const siblings = named({
  'acme-cart': 'acme/cart:latest',
  'acme-till': 'acme/till:latest',
  'acme-mail': 'acme/mail:latest',
});
const bare = deployment('acme-socket', { image: 'python:3.11-slim' });
const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

test('a service on a bare image among neighbours that have their own', () => {
  const others = named({ 'acme-llm': 'ollama/ollama:latest', 'acme-db': 'redis:7' });
  const { findings } = check({ deployments: [...siblings, bare, ...others], services: [] });
  expect(findings).toMatchObject([
    {
      severity: 'medium',
      group: 'risk',
      subject: { kind: 'Deployment', namespace: 'shop', name: 'acme-socket' },
      message:
        'runs python:3.11-slim, a base image, while 3 of 6 Deployments of its namespace run acme/<service>:latest; by that pattern it would be acme/socket:latest',
      facts: { expected: 'acme/socket:latest', followers: 3 },
      evidence: [{ path: 'spec.template.spec.containers[0].image', value: 'python:3.11-slim' }],
    },
  ]);
});

test.each([
  [2, 0],
  [3, 1],
])('%i neighbours with the project’s name', (count, findings) => {
  expect(check({ deployments: [...siblings.slice(0, count), bare] }).findings).toHaveLength(findings);
});

test.each([
  [4, 0],
  [5, 1],
])('%i neighbours in one directory of a registry', (count, findings) => {
  const names = ['cart', 'till', 'mail', 'stock', 'users'].slice(0, count);
  const own = names.map((name) => deployment(name, { image: `hub.local/team/${name}:1` }));
  const odd = deployment('socket', { image: 'node:22' });
  expect(check({ deployments: [...own, odd], services: [] }).findings).toHaveLength(findings);
});

const silent = { container: { ports: [] }, image: 'alpine:3' };

test.each<[string, ClusterOptions]>([
  ['nothing shows a pattern', { deployments: [bare, deployment('acme-db', { image: 'redis:7' })] }],
  [
    'it bears another name than they do',
    { deployments: [...siblings, deployment('toolbox', { image: 'alpine:3' })] },
  ],
  [
    'nobody calls it',
    { deployments: [...siblings, deployment('acme-shell', silent)], services: [service('acme-cart')] },
  ],
  [
    'it asks for no replicas',
    { deployments: [...siblings, deployment('acme-old', { image: 'node:22', replicas: 0 })] },
  ],
  [
    'the namespace is the system’s',
    {
      deployments: [
        ...named(
          { 'acme-a': 'acme/a', 'acme-b': 'acme/b', 'acme-c': 'acme/c', 'acme-d': 'node' },
          { namespace: 'acme-system' },
        ),
      ],
    },
  ],
])('silent where %s', (_, options) => {
  expect(check(options).findings).toEqual([]);
});

test('without Services nobody knows whether it serves', () => {
  const deployments = [...siblings, deployment('acme-shell', silent)];
  expect(check({ deployments })).toMatchObject({
    findings: [],
    verdicts: [{ outcome: 'not evaluated', missing: ['services'] }],
  });
});

test('a Service is enough where no port is named', () => {
  const deployments = [...siblings, deployment('acme-shell', silent)];
  expect(check({ deployments, services: [service('acme-shell')] }).findings).toHaveLength(1);
});

test('a sidecar is not the service', () => {
  const spec = deployment('acme-web', { image: 'acme/web' }).template.spec;
  const sidecar = deployment('proxy', { image: 'busybox' }).template.spec.containers;
  const web = deployment('acme-web', { spec: { containers: [...sidecar, ...spec.containers] } });
  expect(check({ deployments: [...siblings, web] }).findings).toEqual([]);
});

test('without Deployments there is no verdict', () => {
  expect(check({ services: [] }).verdicts).toMatchObject([
    { outcome: 'not evaluated', missing: ['deployments'] },
  ]);
});
