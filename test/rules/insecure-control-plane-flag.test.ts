import { expect, test } from 'vitest';
import { readControlPlaneFlags } from '../../src/model/control-plane-flags.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/insecure-control-plane-flag.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const SOUND = [
  'kube-apiserver',
  '--authorization-mode=Node,RBAC',
  '--enable-admission-plugins=NodeRestriction',
  '--encryption-provider-config=/etc/enc.yaml',
  '--audit-log-path=/var/log/audit.log',
  '--client-ca-file=/etc/ca.crt',
  '--kubelet-client-certificate=/etc/kubelet.crt',
  '--kubelet-certificate-authority=/etc/ca.crt',
  '--profiling=false',
];
const server = (
  command: readonly string[],
  namespace = 'kube-system',
  annotations: Record<string, string> = { 'kubernetes.io/config.mirror': 'x' },
) => {
  const controlPlane = readControlPlaneFlags({ name: 'kube-apiserver', command });
  return pod('kube-apiserver-node-1', {
    namespace,
    annotations,
    containers: [{ name: 'kube-apiserver', ...(controlPlane === null ? {} : { controlPlane }) }],
  });
};
const without = (flag: string) => SOUND.filter((word) => !word.startsWith(flag));

test.each([
  [
    'everything allowed',
    [...without('--authorization'), '--authorization-mode=AlwaysAllow'],
    'high',
    'authorization-mode is AlwaysAllow',
  ],
  ['passwords in a file', [...SOUND, '--token-auth-file=/etc/tokens.csv'], 'high', 'token-auth-file is set'],
  ['Secrets as they are', without('--encryption'), 'low', 'encryption-provider-config not set'],
  ['no audit log', without('--audit'), 'low', 'audit-log-path not set'],
  ['profiling', without('--profiling'), 'low', 'profiling not set'],
])('%s', (_, command, severity, message) => {
  const { findings } = run({ pods: [server(command)] });
  expect(findings).toMatchObject([{ severity, group: 'security', subject: { kind: 'Cluster' } }]);
  expect(findings[0]?.message).toContain(`kube-apiserver --${message}`);
  expect(findings[0]?.facts).toMatchObject({ flags: { length: 1 } });
});

test('silent of sound flags', () => {
  expect(run({ pods: [server(SOUND)] }).findings).toEqual([]);
});

test('silent of what is no static pod of kube-system, and without pods', () => {
  expect(run({ pods: [server(['kube-apiserver'], 'virtual')] }).findings).toEqual([]);
  expect(run({ pods: [server(['kube-apiserver'], 'kube-system', {})] }).findings).toEqual([]);
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
