import { expect, test } from 'vitest';
import type { ServicePort } from '../../src/model/service.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import servicePortUndeclared from '../../src/rules/service-port-undeclared.ts';
import { cluster } from '../builders/cluster.ts';
import { service } from '../builders/network.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

const owner = deployment('cart');
/** Declares 8080/TCP. */
const cart = pod('cart-5d-a', { owner });

type Port = Partial<ServicePort> & { readonly port: number };

function findings(ports: readonly Port[], options: Parameters<typeof service>[1] = {}, one = cart) {
  const services = [service('cart', { ...options, ports })];
  return evaluate([servicePortUndeclared], cluster({ services, pods: [one] })).findings;
}

test('the only port leads elsewhere', () => {
  expect(findings([{ port: 80, targetPort: 9090 }])).toMatchObject([
    {
      severity: 'medium',
      group: 'health',
      subject: { kind: 'Service', name: 'cart' },
      message: 'targetPort 9090/TCP, while the containers declare 8080/TCP',
    },
  ]);
});

test('the right port by the wrong protocol', () => {
  expect(findings([{ port: 80, targetPort: 8080, protocol: 'UDP' }])[0]).toMatchObject({
    severity: 'medium',
    message: 'targetPort 8080/UDP, while the containers declare 8080/TCP',
  });
});

test('one of several ports is less certain', () => {
  const [finding] = findings([
    { port: 80, targetPort: 8080 },
    { port: 9090, targetPort: 9090 },
  ]);
  expect(finding?.severity).toBe('low');
});

test.each([
  ['a declared port', [{ port: 80, targetPort: 8080 }], {}, cart],
  ['a name', [{ port: 80, targetPort: 'web' }], {}, cart],
  [
    'containers that declare nothing',
    [{ port: 80, targetPort: 9090 }],
    {},
    pod('cart-5d-a', { owner, ports: [] }),
  ],
  ['a headless Service', [{ port: 80, targetPort: 9090 }], { clusterIP: 'None' }, cart],
  [
    'the network of the node',
    [{ port: 80, targetPort: 9090 }],
    {},
    pod('cart-5d-a', { owner, spec: { hostNetwork: true } }),
  ],
  [
    'both protocols on one port, as DNS has it',
    [
      { port: 53, targetPort: 8080, protocol: 'TCP' },
      { port: 53, targetPort: 8080, protocol: 'UDP' },
    ],
    {},
    cart,
  ],
] as const)('silent on %s', (_, ports, options, one) => {
  expect(findings(ports, options, one)).toEqual([]);
});

test('without pods there is no verdict', () => {
  const { verdicts } = evaluate([servicePortUndeclared], cluster({ services: [service('cart')] }));
  expect(verdicts[0]?.outcome).toBe('not evaluated');
});
