import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/retired-component.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const image = `registry.k8s.io/ingress-nginx/controller:v1.12.1@sha256:${'a'.repeat(64)}`;
const controller = deployment('ingress', { namespace: 'edge', image });
const at = (text: string) => Date.parse(text);

test('a controller that nobody looks after', () => {
  expect(
    check({ pods: [], deployments: [controller], now: at('2026-04-01T00:00:00Z') }).findings,
  ).toMatchObject([
    {
      severity: 'medium',
      group: 'risk',
      subject: { kind: 'Deployment', namespace: 'edge', name: 'ingress' },
    },
  ]);
});

test('its end is near', () => {
  const { findings } = check({ pods: [], deployments: [controller], now: at('2026-03-31T20:00:00Z') });
  expect(findings).toMatchObject([{ severity: 'low' }]);
  expect(findings[0]?.message).toContain('is looked after until 2026-03-31 only; instead: a Gateway API');
});

test.each([
  ['half a year before', 'registry.k8s.io/ingress-nginx/controller:v1.12.1', '2025-10-01T00:00:00Z'],
  ['its webhook helper', 'registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.5.1', '2026-05-01T00:00:00Z'],
  ['the controller of another maker', 'nginx/nginx-ingress:4.0.1', '2026-05-01T00:00:00Z'],
])('silent: %s', (_, other, now) => {
  expect(check({ pods: [pod('ingress', { image: other })], now: at(now) }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
