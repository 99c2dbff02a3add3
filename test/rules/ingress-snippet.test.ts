import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import ingressSnippet from '../../src/rules/ingress-snippet.ts';
import { cluster } from '../builders/cluster.ts';
import { ingress } from '../builders/network.ts';

const PREFIX = 'nginx.ingress.kubernetes.io';

test('one finding a namespace names what is set', () => {
  const ingresses = [
    ingress('web', { annotations: { [`${PREFIX}/server-snippet`]: '' } }),
    ingress('cart', { annotations: { [`${PREFIX}/configuration-snippet`]: '' } }),
  ];
  expect(evaluate([ingressSnippet], cluster({ ingresses })).findings).toMatchObject([
    {
      severity: 'medium',
      group: 'security',
      subject: { kind: 'Namespace', name: 'shop' },
      message: 'configuration-snippet, server-snippet on 2 Ingresses: web and cart',
    },
  ]);
});

test.each([
  ['other annotations', ingress('web', { annotations: { [`${PREFIX}/canary`]: 'true' } })],
  [
    'a system namespace',
    ingress('web', {
      namespace: 'ingress-system',
      annotations: { [`${PREFIX}/server-snippet`]: '' },
    }),
  ],
])('silent on %s', (_, one) => {
  expect(evaluate([ingressSnippet], cluster({ ingresses: [one] })).findings).toEqual([]);
});

test('without Ingresses there is no verdict', () => {
  expect(evaluate([ingressSnippet], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
