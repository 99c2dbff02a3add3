import { expect, test } from 'vitest';
import { readContainer } from '../../src/model/container.ts';
import { readControlPlaneFlags } from '../../src/model/control-plane-flags.ts';

const CANARY = 'canary-7f3a';

test('known flags of the API server, and of paths no more than that they are set', () => {
  const raw = {
    name: 'kube-apiserver',
    command: [
      'kube-apiserver',
      '--authorization-mode=Node,RBAC',
      '--profiling',
      `--token-auth-file=/etc/${CANARY}.csv`,
      `--audit-log-path=`,
      `--service-account-issuer=https://${CANARY}`,
      `--anonymous-auth=${CANARY} ${CANARY}`,
      CANARY,
    ],
    args: ['--profiling=false'],
  };
  const read = readControlPlaneFlags(raw);
  expect(read).toEqual({
    program: 'kube-apiserver',
    flags: { 'authorization-mode': 'Node,RBAC', profiling: 'false', 'token-auth-file': 'set' },
  });
  expect(JSON.stringify(readContainer(raw, {}))).not.toContain(CANARY);
});

test.each<[object]>([
  [{ name: 'cart', command: ['kube-apiserver', '--profiling=false'] }],
  [{ name: 'kube-apiserver', command: ['sleep', '--profiling=false'] }],
  [{ name: 'kube-apiserver', command: 'kube-apiserver' }],
  [{ name: 'etcd' }],
  [{}],
])('nothing from %j', (raw) => {
  expect(readControlPlaneFlags({ ...raw })).toBeNull();
  expect(readContainer({ ...raw }, {})).not.toHaveProperty('controlPlane');
});

test('a path before the name of the program', () => {
  const command = ['/usr/local/bin/etcd', '--client-cert-auth=true'];
  expect(readControlPlaneFlags({ name: 'etcd', command })?.flags).toEqual({ 'client-cert-auth': 'true' });
});
