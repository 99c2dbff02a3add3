import { expect, test } from 'vitest';
import endpointAtMetadataService from '../../src/rules/endpoint-at-metadata-service.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { endpointSliceFor, endpointsFor, service } from '../builders/network.ts';

const meta = service('meta', { selector: {} });

function addresses(...ips: readonly string[]) {
  return { addresses: ips.map((ip) => ({ ip, ready: true, nodeName: null, target: null })) };
}

test.each([
  ['Endpoints', { endpoints: [endpointsFor(meta, [], addresses('169.254.169.254'))] }],
  [
    'an EndpointSlice',
    { endpoints: [], endpointSlices: [endpointSliceFor(meta, [], addresses('169.254.169.254'))] },
  ],
])('the address among %s', (_, others) => {
  const { findings } = evaluate([endpointAtMetadataService], cluster({ services: [meta], ...others }));
  expect(findings).toMatchObject([
    {
      severity: 'high',
      group: 'security',
      subject: { kind: 'Service', name: 'meta' },
      message: '169.254.169.254 is among its endpoints',
      commands: ['kubectl get endpoints meta -n shop -o yaml'],
    },
  ]);
});

test('other link-local addresses serve other purposes', () => {
  const endpoints = [endpointsFor(meta, [], addresses('169.254.20.10', '10.0.0.7'))];
  expect(evaluate([endpointAtMetadataService], cluster({ services: [meta], endpoints })).findings).toEqual(
    [],
  );
});

test('without endpoints there is no verdict', () => {
  const { verdicts } = evaluate([endpointAtMetadataService], cluster({ services: [meta] }));
  expect(verdicts[0]?.outcome).toBe('not evaluated');
});
