import { expect, test } from 'vitest';
import { secret } from '../../../../builders/configuration.ts';
import { causeBy, explained } from '../../explained.ts';
import { failedToPull, type PullOptions, pulling } from './pulling.ts';

const REFUSED = 'failed to authorize: failed to fetch anonymous token: unexpected status: 403 Forbidden';
const DENIED =
  'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed';

const refused = ({ image = 'ghcr.io/acme/cart:1.4.2', ...options }: PullOptions, why = REFUSED) =>
  pulling({ image, said: [failedToPull(image, why)], ...options });
const mechanism = (...given: Parameters<typeof refused>) => {
  const [{ mechanism: id, confidence } = { mechanism: 'none', confidence: null }] = explained(
    refused(...given),
  ).causes;
  return `${id} ${confidence}`;
};

test('no login is named, and the name is like no other', () => {
  const found = causeBy('registry-login-refused', refused({ running: ['quay.io/shop/till:2'] }));
  expect(found.confidence).toBe('likely');
  expect(found.summary).toBe(
    'ghcr.io refuses to hand out ghcr.io/acme/cart:1.4.2, and the pods name no imagePullSecret',
  );
});

test('a login that is named and missing settles it, whatever the name looks like', () => {
  const options = {
    logins: ['ghcr-login'],
    secrets: [secret('other')],
    running: ['ghcr.io/acme/carts:1.4.2'],
  };
  const found = causeBy('registry-login-refused', refused(options));
  expect(found.confidence).toBe('confirmed');
  expect(found.summary).toContain('Secret ghcr-login, which does not exist');
  expect(mechanism({ ...options, secrets: [secret('ghcr-login')], running: [] })).toBe(
    'registry-login-refused likely',
  );
});

test('where only the back-off is left, a missing login is likely', () => {
  const found = pulling({ image: 'ghcr.io/acme/cart:1', logins: ['ghcr-login'], secrets: [secret('other')] });
  expect(causeBy('registry-login-refused', found).confidence).toBe('likely');
});

test.each<[string, PullOptions, string?]>([
  [
    'an owner that runs here, misspelt',
    { image: 'ghcr.io/acmee/cart:1.4.2', running: ['ghcr.io/acme/till:1.4.2'] },
  ],
  [
    'the workload’s own name, misspelt',
    { image: 'ghcr.io/acme/carrt:1.4.2', running: ['ghcr.io/acme/till:1.4.2'] },
  ],
  [
    'an image that runs here, misspelt',
    { image: 'ghcr.io/acme/tilll:1.4.2', running: ['ghcr.io/acme/till:1.4.2'] },
  ],
  [
    'a tag like the one that runs',
    { image: 'ghcr.io/acme/cart:1.4.2x', running: ['ghcr.io/acme/cart:1.4.2'] },
  ],
  ['a Docker Official Image', { image: 'redis:7.99' }, DENIED],
  [
    'another tag than all of the same owner',
    { image: 'ghcr.io/acme/cart:9', running: ['a', 'b', 'c'].map((name) => `ghcr.io/acme/${name}:1.4.2`) },
  ],
])('%s is rather the name', (_, options, why = REFUSED) => {
  expect(mechanism(options, why)).toBe('image-not-in-registry likely');
});

test.each<[string, PullOptions]>([
  ['a sibling’s name that is near to its own', { running: ['ghcr.io/acme/carts:1.4.2'] }],
  ['a public registry whose name is near to another', { running: ['gcr.io/acme/cart:1.4.2'] }],
  ['siblings that run with another login', { logins: ['login'], running: ['ghcr.io/acme/till:1.4.2'] }],
])('%s is none', (_, options) => {
  expect(mechanism(options)).toBe('registry-login-refused likely');
});

test('what Docker Hub says itself is open', () => {
  expect(mechanism({ image: 'acme/cart:1' }, DENIED)).toBe('registry-login-refused hypothesis');
});
