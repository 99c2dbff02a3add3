import { expect, test } from 'vitest';
import { objectKey } from '../../../../../src/model/object.ts';
import { MINUTE, NOW } from '../../../../builders/meta.ts';
import { causeBy, explained } from '../../explained.ts';
import { starting } from './starting.ts';

const RUNC =
  'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ';

test.each([
  [
    'configuration-key-absent',
    'CreateContainerConfigError',
    "couldn't find key password in Secret shop/cart-db",
    'Secret cart-db has no key password, which the pods need',
  ],
  [
    'root-user-refused',
    'CreateContainerConfigError',
    'container has runAsNonRoot and image will run as root (pod: "cart-5d4f8c7b9-aaaaa_shop(1)", container: cart)',
    'container cart is to run as non-root, and its image will run as root',
  ],
  [
    'command-not-executable',
    'RunContainerError',
    `${RUNC}exec: "serve": executable file not found in $PATH: unknown`,
    'container cart cannot run serve: executable file not found in $PATH',
  ],
  [
    'command-not-executable',
    'RunContainerError',
    `${RUNC}exec: "/app/serve": stat /app/serve: no such file or directory: unknown`,
    'container cart cannot run /app/serve: no such file or directory',
  ],
  [
    'command-not-executable',
    'CreateContainerError',
    'failed to generate container "1" spec: failed to generate spec: no command specified',
    'container cart has no command, and its image none either',
  ],
  [
    'mount-path-unusable',
    'RunContainerError',
    `${RUNC}error during container init: error mounting "/var/lib/kubelet/pods/1/volume-subpaths/settings/cart/0" to rootfs at "/etc/cart.conf": mount: not a directory: unknown`,
    'a volume of container cart cannot be mounted at /etc/cart.conf: not a directory',
  ],
])('%s', (mechanism, reason, waiting, summary) => {
  const found = causeBy(mechanism, starting({ reason, waiting }));
  expect(found.confidence).toBe('confirmed');
  expect(objectKey(found.root)).toBe('shop/Deployment/cart');
  expect(found.summary).toBe(summary);
});

const SANDBOX = (why: string) =>
  [
    ['FailedCreatePodSandBox', `Failed to create pod sandbox: rpc error: code = Unknown desc = ${why}`],
  ] as const;

test('a sandbox that is killed for memory is no matter of the command', () => {
  const why = 'failed to start sandbox container: container init was OOM-killed (memory limit too low?)';
  const ids = explained(starting({ said: SANDBOX(why) })).causes.map(({ mechanism }) => mechanism);
  expect(ids).not.toContain('command-not-executable');
});

test('init-container-unfinished, as long as nothing else holds the pod up', () => {
  const initContainers = [{ name: 'wait-for-db', runningSince: NOW - 20 * MINUTE, ready: false }];
  const pod = { initContainers, waiting: { reason: 'PodInitializing' } };
  const found = causeBy('init-container-unfinished', starting({ pod }));
  expect(found.confidence).toBe('likely');
  expect(found.summary).toBe(
    'init container wait-for-db has been running for 20m and does not finish, so the containers after it do not start',
  );
  const said = [
    ['FailedMount', 'MountVolume.SetUp failed for volume "x" : secret "cart-db" not found'],
  ] as const;
  expect(explained(starting({ pod, said })).causes.map(({ mechanism }) => mechanism)).not.toContain(
    'init-container-unfinished',
  );
});
