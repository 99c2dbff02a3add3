import { expect, test } from 'vitest';
import { sentence } from '../../../src/report/format/sentence.ts';

test.each([
  ['the rollout does not finish', 'The rollout does not finish'],
  ['prometheus, loki and 2 more', 'Prometheus, loki and 2 more'],
  ['cart:v2 does not start', 'cart:v2 does not start'],
  ['kube-proxy is silent', 'kube-proxy is silent'],
  ['2 of 3 pods ready', '2 of 3 pods ready'],
  ['', ''],
])('%j', (text, expected) => {
  expect(sentence(text)).toBe(expected);
});
