import { expect, test } from 'vitest';
import { isBaseImage } from '../../src/model/base-image.ts';
import { parseImageReference } from '../../src/model/image-reference.ts';

test.each([
  ['python:3.11-slim', true],
  ['docker.io/library/node', true],
  ['public.ecr.aws/docker/library/golang:1.25', true],
  ['redis:7', false],
  ['acme/python:3', false],
  ['registry.local/python:3', false],
])('%s: %s', (text, expected) => {
  const image = parseImageReference(text);
  expect(image !== null && isBaseImage(image)).toBe(expected);
});
