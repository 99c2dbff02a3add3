import { expect, test } from 'vitest';
import { selfLinkType } from '../../src/snapshot/self-link.ts';

test.each([
  ['/api/v1/namespaces/shop/pods/cart-0', 'v1', 'Pod'],
  ['/api/v1/namespaces/shop', 'v1', 'Namespace'],
  ['/api/v1/nodes/pi-worker', 'v1', 'Node'],
  ['/apis/apps/v1/namespaces/shop/deployments/cart', 'apps/v1', 'Deployment'],
  ['/apis/config.openshift.io/v1/ingresses/cluster', 'config.openshift.io/v1', 'Ingress'],
])('%s is of %s %s', (link, apiVersion, kind) => {
  expect(selfLinkType(link)).toEqual({ apiVersion, kind });
});

test.each([null, '', '/api/v1', '/apis/shop.example/v1/databases/orders', 'https://example/api/v1/pods/x'])(
  '%s says nothing',
  (link) => {
    expect(selfLinkType(link)).toBeNull();
  },
);
