import { expect, test } from 'vitest';
import { objectKey } from '../../../../../src/model/object.ts';
import { type ClusterOptions, cluster } from '../../../../builders/cluster.ts';
import { resourceQuota } from '../../../../builders/configuration.ts';
import { service } from '../../../../builders/network.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy } from '../../explained.ts';
import { mechanisms } from './refused.ts';

const CALLS = (host: string) => ({
  env: [{ name: 'CART_ADDR', from: null, addresses: [{ host, port: 7070 }] }],
});
const cart = deployment('cart');
const till = deployment('till', { container: CALLS('cart') });
const FULL = resourceQuota('few', { hard: { services: 5 }, used: { services: 5 } });

/** Everything runs; `cart` has no Service. */
function shop(given: ClusterOptions = {}) {
  const deployments = given.deployments ?? [cart, till];
  return cluster({
    deployments,
    pods: deployments.map((owner) => pod(`${owner.meta.name}-5d4-aaaaa`, { owner })),
    services: [service('till')],
    resourceQuotas: [FULL],
    ...given,
  });
}

test('others call a workload without a Service, and the quota is used up', () => {
  const found = causeBy('service-quota-exceeded', shop());
  expect(objectKey(found.root)).toBe('Namespace/shop');
  expect(found.confidence).toBe('likely');
  expect(found.summary).toBe(
    'Service cart does not exist, for which till asks, though Deployment cart would serve it; ResourceQuota few allows 5 Services, and 5 are there',
  );
  expect(found.remedy.commands).toEqual([
    'kubectl describe resourcequota few -n shop',
    `kubectl patch resourcequota few -n shop --type=merge -p '{"spec":{"hard":{"services":"6"}}}'`,
    'kubectl expose deployment cart -n shop --name=cart --port=7070',
  ]);
});

test.each(['cart.shop', 'cart.shop.svc', 'cart.shop.svc.cluster.local.'])('by the name %s', (host) => {
  const deployments = [cart, deployment('till', { container: CALLS(host) })];
  expect(mechanisms(shop({ deployments }))).toContain('service-quota-exceeded');
});

test('not with room in the quota, a Service of another name, or Services that were not captured', () => {
  const is = (given: ClusterOptions) => mechanisms(shop(given)).includes('service-quota-exceeded');
  const roomy = resourceQuota('few', { hard: { services: 6 }, used: { services: 5 } });
  expect(is({ resourceQuotas: [roomy] })).toBe(false);
  expect(is({ services: [service('till'), service('basket', { selector: { app: 'cart' } })] })).toBe(false);
  expect(is({ states: { services: 'partial' } })).toBe(false);
  expect(is({ deployments: [cart, deployment('till', { container: CALLS('cart.desk') })] })).toBe(false);
});

test('the only workload without a Service of its name is a hypothesis', () => {
  const deployments = ['desk', 'mail', 'till'].map((name) => deployment(name));
  const services = deployments.map(({ meta }) => service(meta.name));
  const told = (...others: readonly string[]) =>
    shop({ deployments: [...deployments, ...others.map((name) => deployment(name))], services });
  expect(causeBy('service-quota-exceeded', told('cart')).confidence).toBe('hypothesis');
  expect(mechanisms(told('cart', 'worker'))).toEqual([]);
});
