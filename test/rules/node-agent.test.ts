import { expect, test } from 'vitest';
import { isNodeAgent, isTrafficEntry } from '../../src/rules/node-agent.ts';
import { container } from '../builders/container.ts';
import { podSpec } from '../builders/pod-spec.ts';

const running = (image: string) => podSpec({ containers: [container('app', { image })] });

test.each([
  'quay.io/prometheus/node-exporter:v1.8.0',
  'registry.k8s.io/sig-storage/csi-node-driver-registrar:v2.10',
  'docker.io/calico/node:v3.28',
  'quay.io/cilium/cilium:v1.16',
  'nvcr.io/nvidia/k8s-device-plugin:v0.16',
  'grafana/promtail:3.0',
  'longhornio/longhorn-manager:v1.7',
  'hub.local:5000/mirror/fluent/fluent-bit:3',
])('%s looks after its node', (image) => {
  expect(isNodeAgent(running(image))).toBe(true);
});

test.each(['acme/cart:1.0', 'node:20', 'acme/agent-portal:2', 'postgres:16', 'acme/vectors:1'])(
  '%s does not',
  (image) => {
    expect(isNodeAgent(running(image))).toBe(false);
  },
);

test('ingress controllers take requests in', () => {
  expect(isTrafficEntry(running('traefik:v3.1'))).toBe(true);
  expect(isTrafficEntry(running('registry.k8s.io/ingress-nginx/controller:v1.11'))).toBe(true);
  expect(isTrafficEntry(running('nginx:1.27'))).toBe(false);
});
