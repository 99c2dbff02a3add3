import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byObjectKey, objectKey } from '../../src/model/object.ts';
import { by } from '../../src/model/order.ts';

test('objects are ordered as their keys are', () => {
  const reference = fc.record({
    kind: fc.constantFrom('Pod', 'PodSet', 'Node'),
    namespace: fc.constantFrom(null, 'shop', 'shop-2', 'Pod'),
    name: fc.constantFrom('cart', 'cart-1', 'cart.1', 'a'),
  });
  fc.assert(
    fc.property(reference, reference, (a, b) => {
      expect(byObjectKey(a, b)).toBe(by(objectKey)(a, b));
    }),
  );
});
