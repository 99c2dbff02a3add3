import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import serviceNamedPortMissing from '../../src/rules/service-named-port-missing.ts';
import serviceWithoutEndpoints from '../../src/rules/service-without-endpoints.ts';
import { cluster } from '../builders/cluster.ts';
import { endpointsFor, service } from '../builders/network.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

const owner = deployment('cart');
const cart = pod('cart-5d-a', { owner });

function findings(targetPort: string | number, protocol = 'TCP', pods = [cart]) {
  const services = [service('cart', { ports: [{ port: 80, targetPort, protocol }] })];
  return evaluate([serviceNamedPortMissing], cluster({ services, pods })).findings;
}

test('a name no container has', () => {
  expect(findings('web')).toMatchObject([
    {
      severity: 'high',
      group: 'health',
      subject: { kind: 'Service', name: 'cart' },
      message: 'port 80 to web (TCP), and the pod has no port of that name',
    },
  ]);
});

test('the name of a port of another protocol', () => {
  expect(findings('http', 'UDP')).toHaveLength(1);
});

const sidecar = pod('cart-5d-a', {
  owner,
  initContainers: [
    {
      name: 'proxy',
      sidecar: true,
      ports: [{ name: 'proxy', port: 15001, protocol: 'TCP', hostPort: null }],
    },
  ],
});

test.each([
  ['a name that is there', 'http', [cart]],
  ['a number', 9999, [cart]],
  ['a port of a sidecar', 'proxy', [sidecar]],
  ['one of two kinds of pods', 'proxy', [cart, sidecar]],
  ['no pod to ask', 'web', []],
])('silent on %s', (_, targetPort, pods) => {
  expect(findings(targetPort, 'TCP', pods)).toEqual([]);
});

test('it says why there are no endpoints', () => {
  const web = service('cart', { ports: [{ port: 80, targetPort: 'web' }] });
  const { findings: all } = evaluate(
    [serviceNamedPortMissing, serviceWithoutEndpoints],
    cluster({ services: [web], pods: [cart], endpoints: [endpointsFor(web, [])] }),
  );
  expect(all.map(({ rule }) => rule)).toEqual(['service-named-port-missing']);
});

test('without pods there is no verdict', () => {
  const { verdicts } = evaluate([serviceNamedPortMissing], cluster({ services: [service('cart')] }));
  expect(verdicts[0]?.outcome).toBe('not evaluated');
});
