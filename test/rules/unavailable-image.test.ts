import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unavailable-image.ts';
import { cluster } from '../builders/cluster.ts';
import { node } from '../builders/node.ts';
import { event } from '../builders/observation.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

const IMAGE = 'shop/worker:1.2';
const worker = deployment('worker', { replicas: 7, image: IMAGE });
const waitingWorker = (number: number) =>
  pod(`worker-5d4f8c7b9-w${number}`, {
    owner: worker,
    nodeName: `pi-${number}`,
    imagePullPolicy: 'Never',
    waiting: {
      reason: 'ErrImageNeverPull',
      message: `Container image "${IMAGE}" is not present with pull policy of Never`,
    },
  });

test('says where an image that is never pulled is missing, and where it is', () => {
  const has = node('pi-7', { images: [{ names: [`docker.io/${IMAGE}`], bytes: 1 }] });
  const pods = [
    ...[1, 2, 3, 4, 5, 6].map(waitingWorker),
    pod('worker-5d4f8c7b9-w7', { owner: worker, nodeName: 'pi-7' }),
  ];
  const { findings, verdicts } = evaluate(
    [rule],
    cluster({ pods, deployments: [worker], nodes: [node('pi-1'), has] }),
  );
  expect(verdicts[0]).toMatchObject({ outcome: 'found', findings: 1 });
  expect(findings[0]).toMatchObject({
    subject: { kind: 'Deployment', namespace: 'shop', name: 'worker' },
    severity: 'high',
    facts: {
      broken: 6,
      pods: 7,
      ready: 1,
      total: 7,
      policy: 'Never',
      trouble: 'never pulled',
      presentOn: ['pi-7'],
    },
    message:
      '6 of 7 pods wait with ErrImageNeverPull: image shop/worker:1.2 is not present on pi-1, pi-2, pi-3 and 3 more and the pull policy is Never; it is present on pi-7',
  });
  expect(findings[0]?.related).toHaveLength(6);
  expect(findings[0]?.evidence[0]).toMatchObject({
    path: 'status.containerStatuses[0].state.waiting.reason',
    value: 'ErrImageNeverPull',
  });
});

test.each([
  ['not found', 'docker.io/shop/cart:9: not found'],
  ['unauthorized', 'failed to authorize: 401 Unauthorized'],
  ['rate limited', '429 Too Many Requests - toomanyrequests: You have reached your pull rate limit'],
  ['name not resolved', 'dial tcp: lookup registry.shop: no such host'],
  ['connection refused', 'dial tcp 10.0.0.9:5000: connect: connection refused'],
  ['certificate not trusted', 'x509: certificate signed by unknown authority'],
  ['timed out', 'dial tcp 10.0.0.9:5000: i/o timeout'],
  ['unknown', 'something else'],
])('%s: by the message of the pull', (trouble, message) => {
  const cart = pod('cart', { waiting: { reason: 'ErrImagePull', message } });
  expect(evaluate([rule], cluster({ pods: [cart] })).findings[0]).toMatchObject({
    severity: 'medium',
    subject: { kind: 'Pod', name: 'cart' },
    facts: { trouble },
  });
});

test('backing off says nothing, so the events are asked', () => {
  const cart = pod('cart', {
    image: 'shop/cart:9',
    waiting: { reason: 'ImagePullBackOff', message: 'Back-off pulling image "shop/cart:9"' },
  });
  const failed = event(cart, 'Failed', { message: 'Failed to pull image "shop/cart:9": not found' });
  const { findings } = evaluate([rule], cluster({ pods: [cart], events: [failed] }));
  expect(findings[0]?.message).toBe(
    'the pod waits with ImagePullBackOff: image shop/cart:9 cannot be pulled, the registry does not know it (Failed to pull image "shop/cart:9": not found)',
  );
});

test('a pod whose containers are being created is no trouble', () => {
  const pods = [pod('cart', { waiting: { reason: 'CrashLoopBackOff' } }), pod('till')];
  expect(evaluate([rule], cluster({ pods })).verdicts[0]).toMatchObject({ outcome: 'clear' });
});

test('is not evaluated without pods', () => {
  expect(evaluate([rule], cluster({ nodes: [node('pi-1')] })).verdicts[0]).toMatchObject({
    outcome: 'not evaluated',
    missing: ['pods'],
  });
});
