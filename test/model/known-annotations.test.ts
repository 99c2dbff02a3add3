import { expect, test } from 'vitest';
import { readAnnotations } from '../../src/model/known-annotations.ts';

test('of a snippet only that it is set is known', () => {
  const annotations = {
    'nginx.ingress.kubernetes.io/configuration-snippet': `proxy_set_header Authorization "secret";${' '.repeat(2000)}`,
    'nginx.ingress.kubernetes.io/canary': 'true',
    'example.org/anything': 'secret',
  };
  expect(readAnnotations(annotations)).toEqual({
    'nginx.ingress.kubernetes.io/configuration-snippet': '',
    'nginx.ingress.kubernetes.io/canary': 'true',
  });
});

test('of the configuration of an Istio sidecar only its status port is known', () => {
  const key = 'proxy.istio.io/config';
  expect(readAnnotations({ [key]: '{ "statusPort": 15020, "tracing": { "token": "secret" } }' })).toEqual({
    [key]: 'statusPort: 15020',
  });
  expect(readAnnotations({ [key]: 'concurrency: 2' })).toEqual({});
});
