import { expect, test } from 'vitest';
import { bytesOf, imageBytes } from '../../../src/analysis/comparison/image-bytes.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const sizes = imageBytes([
  {
    images: [
      { names: [`docker.io/library/cart@${DIGEST}`, 'docker.io/library/cart:2'], bytes: 500_000_000 },
      { names: ['docker.io/library/nginx:latest'], bytes: 60_000_000 },
      { names: ['shop/empty:1'], bytes: 0 },
    ],
  },
  { images: [{ names: ['nginx'], bytes: 70_000_000 }] },
]);

test.each([
  ['cart:2', 500_000_000],
  [`cart:3@${DIGEST}`, 500_000_000],
  ['nginx', 70_000_000],
  ['cart:3', null],
  ['shop/empty:1', null],
  ['not an image', null],
])('%s has %s bytes', (image, bytes) => {
  expect(bytesOf(image, sizes)).toBe(bytes);
});
