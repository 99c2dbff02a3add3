import { expect, test } from 'vitest';
import { imageByPattern, imagePatterns, isNamedAfter } from '../../src/model/image-pattern.ts';

const patterns = (images: Readonly<Record<string, string | null>>, namespace = 'acme-shop') =>
  imagePatterns(
    namespace,
    Object.entries(images).map(([workload, image]) => ({ workload, image })),
  );
const counts = (images: Readonly<Record<string, string | null>>, namespace?: string) =>
  patterns(images, namespace).map(({ kind, pattern, members }) => [pattern ?? kind, members.length]);

test('two ways, a bare image and somebody else’s add up to all', () => {
  const images = {
    'acme-cart': 'acme/cart:latest',
    'acme-ml-engine': 'acme/ml_engine',
    'acme-library': 'acme/library_of_goods:latest',
    'acme-till': 'acme-till:v7',
    'acme-mail': 'acme_mail:latest',
    'acme-socket': 'python:3.11-slim',
    'acme-llm': 'ollama/ollama:latest',
    'acme-odd': null,
  };
  expect(counts(images)).toEqual([
    ['acme/<service>:latest', 3],
    ['acme-<service>:<tag>', 2],
    ['other', 2],
    ['base image', 1],
  ]);
});

test.each<[string, Record<string, string>, [string, number][]]>([
  [
    'a directory whose images are named like their Deployments',
    { cart: 'registry.local/team/cart:1', till: 'registry.local/team/till:2', db: 'redis:7' },
    [
      ['registry.local/team/<service>:<tag>', 2],
      ['other', 1],
    ],
  ],
  ['official images named like their Deployments', { redis: 'redis:7', nginx: 'nginx' }, [['other', 2]]],
  ['one image that bears the namespace’s name', { web: 'acme-shop/web:1' }, [['other', 1]]],
  [
    'digests',
    {
      'acme-a': `acme/a@sha256:${'0'.repeat(64)}`,
      'acme-b': `acme/b@sha256:${'1'.repeat(64)}`,
    },
    [['acme/<service>@<digest>', 2]],
  ],
  [
    'names with two words in common',
    { 'big-shop-cart': 'big-shop-cart:1', 'big-shop-till': 'big-shop-till:1' },
    [['big-shop-<service>:<tag>', 2]],
  ],
])('%s', (_, images, expected) => {
  expect(counts(images, 'acme-shop')).toEqual(expected);
});

test.each([
  [{ 'acme-cart': 'acme/cart', 'acme-till': 'acme/till' }, 'acme-ml-engine', 'acme/ml-engine:latest'],
  [{ 'acme-a-b': 'acme/a_b', 'acme-till': 'acme/till' }, 'acme-ml-engine', 'acme/ml_engine:latest'],
  [
    { 'acme-cart': 'hub.local/acme/acme-cart:1', 'acme-till': 'hub.local/acme/acme-till:1' },
    'acme-mail',
    'hub.local/acme/acme-mail',
  ],
  [{ 'acme-cart': 'acme-cart:1', 'acme-till': 'acme-till:2' }, 'acme-mail', 'acme-mail'],
])('by the pattern of %j, %s is %s', (images, workload, expected) => {
  const [first] = patterns(images);
  expect(first === undefined ? null : imageByPattern(first)(workload)).toBe(expected);
});

test('an image under another name than its Deployment', () => {
  const [first] = patterns({ 'acme-library': 'acme/library_of_goods', 'acme-ml-engine': 'acme/ml_engine' });
  const named = first?.members.map((member) => isNamedAfter(first, member));
  expect(named).toEqual([false, true]);
});

test('an image nobody can read is still counted', () => {
  expect(counts({ 'acme-a': 'ACME//a b', 'acme-b': '' })).toEqual([['other', 2]]);
});
