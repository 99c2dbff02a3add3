import { expect, test } from 'vitest';
import { component } from '../../../src/analysis/inventory/component.ts';

test.each<[string | null, string, readonly string[], string]>([
  ['kube-system', 'coredns', ['rancher/mirrored-coredns-coredns:1.12.0'], 'control plane'],
  ['kube-system', 'filler', [], 'control plane'],
  ['monitoring', 'grafana', ['grafana/grafana:11.1.0'], 'monitoring'],
  ['shop', 'metrics', ['quay.io/prometheus/prometheus:v2.53.0'], 'monitoring'],
  ['logging', 'promtail', ['grafana/promtail:3.1.0'], 'logging'],
  ['velero', 'node-agent', ['velero/velero:v1.16.0'], 'backup'],
  ['velero', 'something', ['registry.shop/something:1'], 'backup'],
  ['cert-manager', 'cert-manager-webhook', [], 'certificates'],
  ['argocd', 'argocd-server', [], 'gitops'],
  ['longhorn-system', 'csi-attacher', ['longhornio/csi-attacher:v4.8.1'], 'storage'],
  ['traefik', 'traefik', ['traefik:v3.3'], 'networking'],
  ['kube-system', 'nvidia-device-plugin', ['nvcr.io/nvidia/k8s-device-plugin:v0.17.3'], 'hardware'],
  ['shop', 'orders-db', ['postgres:16'], 'database'],
  ['shop', 'cart', ['registry.shop/cart:1.4.2'], 'application'],
  [null, '', [], 'application'],
  ['shop', 'cart', ['not an image!'], 'application'],
])('%s/%s with %j', (namespace, name, images, expected) => {
  expect(component(namespace, name, images)).toBe(expected);
});
