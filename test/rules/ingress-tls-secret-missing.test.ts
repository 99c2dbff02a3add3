import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import ingressTlsSecretMissing from '../../src/rules/ingress-tls-secret-missing.ts';
import { cluster } from '../builders/cluster.ts';
import { secret } from '../builders/configuration.ts';
import { MINUTE, NOW } from '../builders/meta.ts';
import { ingress } from '../builders/network.ts';

const certificate = { type: 'kubernetes.io/tls', keys: ['tls.crt', 'tls.key'] };

test('no such Secret in the namespace', () => {
  const { findings } = evaluate(
    [ingressTlsSecretMissing],
    cluster({
      ingresses: [ingress('web')],
      secrets: [secret('web-tls', { ...certificate, namespace: 'office' })],
    }),
  );
  expect(findings).toMatchObject([
    {
      severity: 'medium',
      group: 'health',
      subject: { kind: 'Ingress', name: 'web' },
      message: 'Secret web-tls does not exist, for web.example.org',
    },
  ]);
});

test('a Secret without a certificate', () => {
  const { findings } = evaluate(
    [ingressTlsSecretMissing],
    cluster({ ingresses: [ingress('web')], secrets: [secret('web-tls', { keys: ['tls.key'] })] }),
  );
  expect(findings[0]?.message).toBe('Secret web-tls has no tls.crt, for web.example.org');
});

test.each([
  ['a Secret that is there', { secrets: [secret('web-tls', certificate)] }],
  [
    'the certificate of the controller',
    {
      ingresses: [ingress('web', { tls: [{ hosts: ['web.example.org'], secretName: null }] })],
    },
  ],
  [
    'a Secret of another namespace, for those who can',
    {
      ingresses: [ingress('web', { tls: [{ hosts: [], secretName: 'certificates/web' }] })],
    },
  ],
])('silent on %s', (_, objects) => {
  const { findings } = evaluate(
    [ingressTlsSecretMissing],
    cluster({ ingresses: [ingress('web')], secrets: [], ...objects }),
  );
  expect(findings).toEqual([]);
});

test.each([
  [14, 0],
  [15, 1],
])('%d minutes old: %d findings', (age, count) => {
  const ingresses = [ingress('web', { createdAt: NOW - age * MINUTE })];
  expect(evaluate([ingressTlsSecretMissing], cluster({ ingresses, secrets: [] })).findings).toHaveLength(
    count,
  );
});

test.each(['not captured', 'partial', 'forbidden', 'redacted'] as const)(
  'Secrets %s prove no absence',
  (state) => {
    const { verdicts } = evaluate(
      [ingressTlsSecretMissing],
      cluster({ ingresses: [ingress('web')], states: { secrets: state } }),
    );
    expect(verdicts[0]?.outcome).toBe('not evaluated');
  },
);
