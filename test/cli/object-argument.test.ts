import { expect, test } from 'vitest';
import { objectsNamed } from '../../src/cli/object-argument.ts';
import { objectKey } from '../../src/model/object.ts';
import { UserError } from '../../src/user-error.ts';
import { finding } from '../builders/audit.ts';
import { cluster } from '../builders/cluster.ts';
import { service } from '../builders/network.ts';
import { node } from '../builders/node.ts';
import { deployment } from '../builders/workload.ts';

const shop = cluster({
  nodes: [node('pi-1')],
  deployments: [deployment('cart'), deployment('till')],
  services: [service('cart')],
});
const told = [
  finding('stuck-rollout', { subject: { kind: 'Deployment', namespace: 'depot', name: 'cart' } }),
];

const named = (text: string, namespace: string | null = null) =>
  objectsNamed(text, namespace, shop, told).map(objectKey);

test.each([
  ['deploy/till', ['shop/Deployment/till']],
  ['deployments.apps/till', ['shop/Deployment/till']],
  ['Deployment/shop/till', ['shop/Deployment/till']],
  ['shop/Deployment/till', ['shop/Deployment/till']],
  ['svc/cart', ['shop/Service/cart']],
  ['no/pi-1', ['Node/pi-1']],
  ['cart', ['depot/Deployment/cart', 'shop/Deployment/cart', 'shop/Service/cart']],
])('%s', (text, expected) => {
  expect(named(text)).toEqual(expected);
});

test('a namespace narrows, and does not hide what has none', () => {
  expect(named('deploy/cart', 'depot')).toEqual(['depot/Deployment/cart']);
  expect(named('no/pi-1', 'depot')).toEqual(['Node/pi-1']);
});

test.each([
  ['deploy/cert', null, 'no Deployment called cert; did you mean deployment/shop/cart?'],
  ['deploy/till', 'depot', 'no Deployment called till in namespace depot; did you mean'],
  ['deplyment/till', null, 'no kind is called deplyment; did you mean deployment?'],
  ['shop/Deployment/till', 'depot', 'names namespace shop, and -n names depot'],
  ['a/b/c/d', null, 'expected an object such as deploy/cart'],
  ['deploy/', null, 'expected an object such as deploy/cart'],
])('%s in %s is refused', (text, namespace, message) => {
  expect(() => named(text, namespace)).toThrow(UserError);
  expect(() => named(text, namespace)).toThrow(message);
});
