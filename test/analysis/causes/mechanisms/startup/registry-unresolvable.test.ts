import { expect, test } from 'vitest';
import { causeBy, explained } from '../../explained.ts';
import { failedToPull, pulling } from './pulling.ts';

const NO_HOST = (host: string) =>
  `failed to do request: Head "https://${host}/v2/": dial tcp: lookup ${host} on 127.0.0.53:53: no such host`;

test('the host name has no address; one in use differs by one slip', () => {
  const image = 'registry.acme.ioo/shop/cart:1';
  const found = causeBy(
    'registry-unresolvable',
    pulling({
      image,
      said: [failedToPull(image, NO_HOST('registry.acme.ioo'))],
      running: ['registry.acme.io/shop/till:1'],
    }),
  );
  expect(found.confidence).toBe('confirmed');
  expect(found.summary).toBe(
    `the registry’s host name registry.acme.ioo does not resolve, so image ${image} cannot be pulled; registry.acme.io is in use here and differs by one slip`,
  );
  expect(found.remedy.commands).toContain(
    'kubectl set image deployment/cart cart=registry.acme.io/shop/cart:1 -n shop',
  );
});

test.each(['registry.invalid/cart:1', 'registry.example.com/cart:1', 'registry.acme.ioo/shop/cart:1'])(
  'where only the back-off is left, %s is likely',
  (image) => {
    const found = pulling({ image, running: ['registry.acme.io/shop/till:1'] });
    expect(causeBy('registry-unresolvable', found).confidence).toBe('likely');
  },
);

test('a registry that is in use resolves', () => {
  const found = pulling({ image: 'registry.acme.io/shop/cart:1', running: ['registry.acme.io/shop/till:1'] });
  expect(explained(found).causes.map(({ mechanism }) => mechanism)).not.toContain('registry-unresolvable');
});
