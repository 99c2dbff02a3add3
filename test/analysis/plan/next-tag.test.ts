import { expect, test } from 'vitest';
import { nextImage } from '../../../src/analysis/plan/next-tag.ts';

test.each([
  ['kilo-meds:ai-brain-ocr-v2', 'kilo-meds:ai-brain-ocr-v3'],
  ['registry.shop:5000/cart:v9', 'registry.shop:5000/cart:v10'],
  ['cart:1.4.2', 'cart:1.4.3'],
  ['cart:7', 'cart:8'],
  ['cart:build-009', 'cart:build-010'],
  ['cart:latest', null],
  ['cart', null],
  ['cart:2026-01-06', null],
  ['cart:20260106', null],
  ['cart:a1b2c3d4', null],
  ['cart:stats-v3-hotfix', null],
  [`cart:v2@sha256:${'a'.repeat(64)}`, null],
  ['Not An Image:v1', null],
])('after %s comes %s', (image, next) => {
  expect(nextImage(image)).toBe(next);
});
