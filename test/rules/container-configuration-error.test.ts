import { expect, test } from 'vitest';
import rule from '../../src/rules/container-configuration-error.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

test('names what the configuration lacks, and how to see it', () => {
  const cart = deployment('cart');
  const waiting = { reason: 'CreateContainerConfigError', message: 'configmap "cart-settings" not found' };
  const pods = [pod('cart-5d4f8c7b9-q2', { owner: cart, waiting })];
  const [finding] = evaluate([rule], cluster({ pods, deployments: [cart] })).findings;
  expect(finding).toMatchObject({
    subject: { kind: 'Deployment', name: 'cart' },
    severity: 'high',
    facts: { missing: { resource: 'configmap', name: 'cart-settings' } },
    message:
      'the pod cannot start container cart (CreateContainerConfigError): configmap "cart-settings" not found',
    commands: [
      'kubectl describe pod cart-5d4f8c7b9-q2 -n shop',
      'kubectl get configmap cart-settings -n shop',
    ],
  });
});

test('a key that is missing in a Secret', () => {
  const message = "couldn't find key password in Secret shop/shop-db";
  const pods = [pod('till', { waiting: { reason: 'CreateContainerConfigError', message } })];
  expect(evaluate([rule], cluster({ pods })).findings[0]?.facts).toMatchObject({
    missing: { resource: 'secret', name: 'shop-db' },
  });
});

test('a program that cannot be started stands in the last state', () => {
  const lastTerminated = { reason: 'StartError', exitCode: 128, message: 'exec: "cart": not found' };
  const pods = [pod('cart', { waiting: { reason: 'CrashLoopBackOff' }, lastTerminated })];
  expect(evaluate([rule], cluster({ pods })).findings[0]).toMatchObject({
    facts: { reason: 'StartError' },
    evidence: [{ path: 'status.containerStatuses[0].lastState.terminated.reason', value: 'StartError' }, {}],
  });
});

test('of a long message the end is kept, where the runtime says why', () => {
  const why = 'exec: "crat": executable file not found in $PATH: unknown';
  const layers = 'failed to create shim task: OCI runtime create failed: runc create failed: ';
  const message = `failed to start container "${'5a'.repeat(32)}": ${layers}unable to start container process: ${why}`;
  const pods = [pod('cart', { waiting: { reason: 'RunContainerError', message } })];
  expect(evaluate([rule], cluster({ pods })).findings[0]?.message).toContain(why);
});

test('silent on crashes and on healthy pods, not evaluated without pods', () => {
  const pods = [pod('cart', { waiting: { reason: 'CrashLoopBackOff' } }), pod('till')];
  expect(evaluate([rule], cluster({ pods })).verdicts[0]?.outcome).toBe('clear');
  expect(evaluate([rule], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
