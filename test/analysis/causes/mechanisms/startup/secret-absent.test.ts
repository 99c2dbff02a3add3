import { expect, test } from 'vitest';
import { objectKey } from '../../../../../src/model/object.ts';
import { configMap, secret } from '../../../../builders/configuration.ts';
import { causeBy, explained } from '../../explained.ts';
import { mounting, starting } from './starting.ts';

const SAID = 'secret "cart-db" not found';

test('a container needs it for its environment', () => {
  const env = [
    {
      name: 'DB_PASSWORD',
      from: { kind: 'Secret' as const, name: 'cart-db', key: 'password', optional: false },
      addresses: [],
    },
  ];
  const found = causeBy(
    'secret-absent',
    starting({ waiting: SAID, pod: { env }, secrets: [secret('cart-dbs')] }),
  );
  expect(objectKey(found.root)).toBe('shop/Deployment/cart');
  expect(found.confidence).toBe('confirmed');
  expect(found.summary).toBe(
    'Secret cart-db does not exist in namespace shop (cart-dbs does), and container cart needs it',
  );
  expect(found.evidence.map(({ path }) => path)).toContain(
    'spec.containers[0].env[0].valueFrom.secretKeyRef.name',
  );
});

test('a volume needs it', () => {
  const said = [
    ['FailedMount', 'MountVolume.SetUp failed for volume "settings" : secret "cart-db" not found'],
  ] as const;
  const found = causeBy('secret-absent', starting({ said, pod: mounting('Secret', 'cart-db') }));
  expect(found.summary).toBe('Secret cart-db does not exist in namespace shop, and volume settings needs it');
});

test('a timeout names only the volume; the lists tell what it lacks', () => {
  const said = [
    [
      'FailedMount',
      'Unable to attach or mount volumes: unmounted volumes=[settings]: timed out waiting for the condition',
    ],
  ] as const;
  const given = { said, pod: mounting('Secret', 'cart-db') };
  expect(causeBy('secret-absent', starting({ ...given, secrets: [secret('other')] })).confidence).toBe(
    'likely',
  );
  const ids = (options: Parameters<typeof starting>[0]) =>
    explained(starting(options)).causes.map(({ mechanism }) => mechanism);
  expect(ids(given)).not.toContain('secret-absent');
  expect(ids({ ...given, secrets: [secret('cart-db')] })).not.toContain('secret-absent');
});

test('a Secret that the capture has is likely, no more', () => {
  const found = causeBy('secret-absent', starting({ waiting: SAID, secrets: [secret('cart-db')] }));
  expect(found.confidence).toBe('likely');
});

test('a ConfigMap is another thing', () => {
  const waiting = 'configmap "cart-db" not found';
  const found = starting({ waiting, secrets: [], configMaps: [configMap('other')] });
  expect(explained(found).causes.map(({ mechanism }) => mechanism)).toEqual(['config-map-absent']);
  expect(causeBy('config-map-absent', found).summary).toBe(
    'ConfigMap cart-db does not exist in namespace shop, and the pod needs it',
  );
});
