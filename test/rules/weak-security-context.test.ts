import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/weak-security-context.ts';
import { cluster } from '../builders/cluster.ts';
import { container } from '../builders/container.ts';
import { pod } from '../builders/pod.ts';

const { security } = container('app');
const weak = {
  ...security,
  runAsNonRoot: null,
  runAsUser: null,
  allowPrivilegeEscalation: null,
  readOnlyRootFilesystem: null,
  droppedCapabilities: [],
  seccompProfile: null,
};
const run = (...pods: readonly ReturnType<typeof pod>[]) => evaluate([rule], cluster({ pods })).findings;

test('one finding a namespace, with what is missing where', () => {
  const pods = [
    pod('cart', { security: weak }),
    pod('till', { security: { ...security, runAsUser: 0 } }),
    pod('mail'),
  ];
  expect(run(...pods)).toMatchObject([
    {
      severity: 'low',
      group: 'security',
      subject: { kind: 'Namespace', name: 'shop' },
      message:
        '2 of 3 workloads (cart and till); runs as root: 1, may run as root: 1, may gain privileges: 1, keeps capabilities: 1, no seccomp profile: 1, writable root file system: 1',
      facts: {
        listed: [
          { name: 'cart', containers: [{ name: 'app' }] },
          { name: 'till', containers: [{ missing: ['runs as root'] }] },
        ],
      },
      evidence: [
        { path: 'spec.containers[0].securityContext.runAsNonRoot', value: '<none>' },
        { path: 'spec.containers[0].securityContext.runAsUser', value: '0' },
      ],
    },
  ]);
});

test('a root file system to write to alone is no reason to worry', () => {
  expect(run(pod('cart', { security: { ...security, readOnlyRootFilesystem: null } }))).toMatchObject([
    { severity: 'info' },
  ]);
});

test.each([
  ['a container that keeps nothing', {}],
  ['a user other than root', { runAsNonRoot: null }],
  ['the user of the image, which must not be root', { runAsUser: null }],
  ['NET_RAW alone dropped', { droppedCapabilities: ['NET_RAW'] }],
])('silent of %s', (_, own) => {
  expect(run(pod('cart', { security: { ...security, ...own } }))).toEqual([]);
});

test('silent of the system', () => {
  expect(run(pod('dns', { security: weak, namespace: 'kube-system' }))).toEqual([]);
});

test('a thousand are one finding of bounded size', () => {
  const pods = Array.from({ length: 1000 }, (_, index) => pod(`app-${index}`, { security: weak }));
  const findings = run(...pods);
  expect(findings).toMatchObject([{ facts: { weak: 1000 } }]);
  expect(JSON.stringify(findings).length).toBeLessThan(30_000);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
