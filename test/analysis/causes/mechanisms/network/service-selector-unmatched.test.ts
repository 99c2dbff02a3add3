import { expect, test } from 'vitest';
import { cluster } from '../../../../builders/cluster.ts';
import { service } from '../../../../builders/network.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy, explained } from '../../explained.ts';
import { complaining } from './calling.ts';

const cart = deployment('cart', { podLabels: { app: 'cart', tier: 'web' } });
const till = deployment('till');
const cartPod = pod('cart-5d4f8c7b9-aaaaa', { owner: cart, labels: { app: 'cart', tier: 'web' } });
const tillPod = pod('till-5d4f8c7b9-aaaaa', { owner: till, labels: { app: 'till' } });
const base = { capturedAll: true, deployments: [cart, till], pods: [cartPod, tillPod] };
const shop = (name: string, selector: Readonly<Record<string, string>>) =>
  cluster({ ...base, services: [service(name, { selector })] });
const causesOf = (built: ReturnType<typeof cluster>) =>
  explained(built).causes.filter(({ mechanism }) => mechanism === 'service-selector-unmatched');

test('the workload of its name runs and has other labels', () => {
  const found = causeBy('service-selector-unmatched', shop('cart', { app: 'cart_v2' }));
  expect(found.root).toMatchObject({ kind: 'Service', name: 'cart' });
  expect(found.confidence).toBe('confirmed');
  expect(found.summary).toBe(
    'Service cart selects app=cart_v2, which no pod has; Deployment cart has app=cart',
  );
  expect(found.remedy.commands.at(-1)).toBe(
    `kubectl patch service cart --type=json -p '[{"op":"replace","path":"/spec/selector","value":{"app":"cart"}}]' -n shop`,
  );
});

test('it selects the pods of another workload', () => {
  const found = causeBy(
    'service-selector-unmatched',
    cluster({
      ...base,
      services: [service('cart', { selector: { app: 'till' }, ports: [{ port: 80, targetPort: 9090 }] })],
    }),
  );
  expect(found.confidence).toBe('likely');
  expect(found.summary).toContain('which only pods of another workload have');
});

test('of another name, the only workload with all labels but one', () => {
  const found = causeBy('service-selector-unmatched', shop('front', { app: 'cart', tier: 'shop' }));
  expect(found).toMatchObject({ confidence: 'likely', severity: 'low' });
});

test('callers follow from it', () => {
  const built = cluster({
    ...base,
    services: [service('cart', { selector: { app: 'cart_v2' }, clusterIP: '10.43.0.9' })],
    logs: [complaining(tillPod, 'connection-refused', '10.43.0.9', '80')],
  });
  expect(causeBy('service-selector-unmatched', built).explains).toContain(
    'error-in-log shop/Deployment/till',
  );
});

test.each([
  ['a Service that is left over', shop('flags', { app: 'flags' })],
  [
    'one whose workload has no pods',
    cluster({ ...base, pods: [tillPod], services: [service('cart', { selector: { app: 'cart' } })] }),
  ],
  ['pods that are not captured whole', partial()],
])('nothing of the kind is %s', (_, sound) => {
  expect(causesOf(sound)).toEqual([]);
});

function partial() {
  return cluster({
    ...base,
    services: [service('cart', { selector: { app: 'cart_v2' } })],
    states: { pods: 'partial' },
  });
}
