import { expect, test } from 'vitest';
import { cluster } from '../../../../builders/cluster.ts';
import { conditionOf } from '../../../../builders/condition.ts';
import { MINUTE, NOW } from '../../../../builders/meta.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment, replicaSet } from '../../../../builders/workload.ts';
import { causeBy, explained } from '../../explained.ts';
import { failedToPull, type PullOptions, pulling } from './pulling.ts';

const RUNNING = ['quay.io/acme/cart:1.4.2', 'quay.io/acme/till:1.4.2'];

test('the registry says so', () => {
  const image = 'quay.io/acme/cart:1.4.2x';
  const found = causeBy(
    'image-not-in-registry',
    pulling({ image, said: [failedToPull(image, `${image}: not found`)], running: RUNNING }),
  );
  expect(found.confidence).toBe('confirmed');
  expect(found.summary).toBe(
    `the registry does not have ${image}; of the same repository 1.4.2 is in use here`,
  );
});

test.each<[string, PullOptions, string]>([
  ['another tag', { image: 'quay.io/acme/cart:1.5' }, 'likely'],
  ['a slip in the name', { image: 'quay.io/acme/carrt:1.4.2' }, 'likely'],
  ['a name that nothing here has', { image: 'quay.io/acme/desk:1.4.2' }, 'hypothesis'],
])('where only the back-off is left: %s', (_, options, confidence) => {
  const [found] = explained(pulling({ ...options, running: RUNNING })).causes;
  expect(`${found?.mechanism} ${found?.confidence}`).toBe(`image-not-in-registry ${confidence}`);
});

test('where only the back-off is left, an image that runs elsewhere tells nothing', () => {
  const found = explained(pulling({ image: 'quay.io/acme/cart:1.4.2', running: RUNNING })).causes;
  expect(found.map(({ mechanism }) => mechanism)).toEqual(['unavailable-image']);
});

test('an image that others take from the node was never pushed', () => {
  const local = pod('desk-77f-ccccc', { image: 'acme/cart:2', imagePullPolicy: 'Never' });
  const { pods, deployments } = pulling({ image: 'acme/cart:2' });
  expect(
    causeBy('image-not-in-registry', cluster({ pods: [...pods, local], deployments })).summary,
  ).toContain('imported on a node and not pushed');
});

test('a rollout says who still serves', () => {
  const owner = deployment('cart', {
    status: { replicas: 2, updated: 1, ready: 1, available: 1, unavailable: 1 },
    conditions: [conditionOf('Progressing', true, { reason: 'ReplicaSetUpdated' })],
  });
  const old = replicaSet('cart-7c9', { owner, revision: 3, image: 'quay.io/acme/cart:1.4.2' });
  const image = 'quay.io/acme/cart:1.5.0';
  const next = replicaSet('cart-8d2', { owner, revision: 4, available: 0, image });
  const found = causeBy(
    'image-not-in-registry',
    cluster({
      deployments: [owner],
      replicaSets: [old, next],
      pods: [
        pod('cart-7c9-aaaaa', { owner: old }),
        pod('cart-8d2-bbbbb', {
          owner: next,
          createdAt: NOW - 10 * MINUTE,
          ready: false,
          waiting: { reason: 'ErrImagePull', message: `${image}: not found` },
        }),
      ],
    }),
  );
  expect(found.severity).toBe('critical');
  expect(found.summary).toMatch(/; the old ReplicaSet cart-7c9 still serves with 1 ready replica$/);
  expect(found.remedy.commands.join('\n')).toContain('kubectl rollout undo deployment/cart');
});
