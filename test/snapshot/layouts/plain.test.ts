import { expect, test } from 'vitest';
import { plainRole } from '../../../src/snapshot/layouts/plain.ts';

test.each([
  ['pods.json', 'pods', null],
  ['get-pods.yaml', 'pods', null],
  ['all_pods.json', 'pods', null],
  ['core_v1_pods.json', 'pods', null],
  ['apps_v1_deployments.json', 'deployments', null],
  ['deployments.apps.json', 'deployments', null],
  ['ReplicaSets.json', 'replicaSets', null],
  ['network-policies.yaml', 'networkPolicies', null],
  ['hpa.json', 'horizontalPodAutoscalers', null],
  ['pods.err', 'pods', null],
  ['cluster-resources/pods/shop.json', 'pods', 'shop'],
  ['cluster-resources/pvs.json', 'persistentVolumes', null],
  ['cluster-resources/pod-disruption-budgets/shop.json', 'podDisruptionBudgets', 'shop'],
  ['cluster-resources/pods-errors.json', 'pods', null],
  ['namespaces/shop/core/pods.yaml', 'pods', 'shop'],
  ['namespaces/shop/pods/cart-0/cart-0.yaml', 'pods', 'shop'],
  ['config/pod/shop/cart-0.json', 'pods', 'shop'],
  ['config/node/pi-worker.json', 'nodes', null],
  ['config/clusterrolebinding/auditors.json', 'clusterRoleBindings', null],
  ['config/crd/databases.json', 'customResourceDefinitions', null],
  ['pods/Not-A-Namespace.json', 'pods', null],
  ['what-i-got.txt', null, null],
  ['', null, null],
  ['__proto__/constructor.json', null, null],
])('%s is of %s in %s', (path, source, namespace) => {
  expect(plainRole(path)).toMatchObject({ source, namespace });
});

test.each([
  ['must-gather/namespaces/shop/pods/cart-0/cart-0.yaml', true],
  ['must-gather/cluster-scoped-resources/core/nodes/pi-worker.yaml', true],
  ['namespaces.json', false],
  ['pods/shop.json', false],
])('%s holds one object of many: %j', (path, onePerFile) => {
  expect(plainRole(path).onePerFile).toBe(onePerFile);
});

test.each([
  ['captured-at.txt', true],
  ['must-gather/timestamp', true],
  ['dump/query-time.json', true],
  ['timestamp.json', false],
  ['captured-at.txt/pods.json', false],
])('%s is a marker: %j', (path, marker) => {
  expect(plainRole(path).marker !== null).toBe(marker);
});
