import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/kernel-protection-disabled.ts';
import { cluster } from '../builders/cluster.ts';
import { container } from '../builders/container.ts';
import { pod } from '../builders/pod.ts';

const { security } = container('app');
const run = (options: Parameters<typeof pod>[1]) =>
  evaluate([rule], cluster({ pods: [pod('cart', options)] })).findings;

test.each([
  [{ procMount: 'Unmasked' }, 'medium', 'procMount Unmasked'],
  [{ seLinuxType: 'spc_t' }, 'medium', 'SELinux spc_t'],
  [{ seccompProfile: 'Unconfined' }, 'low', 'seccomp Unconfined'],
  [{ appArmorProfile: 'Unconfined' }, 'low', 'AppArmor Unconfined'],
])('%j', (setting, severity, words) => {
  expect(run({ security: { ...security, ...setting } })).toMatchObject([
    { severity, group: 'security', message: `1 of 1 container: app (${words}); 1 pod` },
  ]);
});

test('a sysctl that is not safe', () => {
  const spec = { sysctls: ['net.ipv4.tcp_syncookies', 'kernel.msgmax'] };
  expect(run({ spec })).toMatchObject([
    {
      severity: 'medium',
      message: '1 unsafe sysctl: kernel.msgmax; 1 pod',
      evidence: [{ path: 'spec.securityContext.sysctls', value: 'kernel.msgmax' }],
    },
  ]);
});

test('silent of the defaults and of safe sysctls', () => {
  const plain = { seLinuxType: 'container_t', procMount: 'Default', appArmorProfile: 'RuntimeDefault' };
  const spec = { sysctls: ['net/ipv4/ip_unprivileged_port_start'] };
  expect(run({ security: { ...security, ...plain }, spec })).toEqual([]);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
