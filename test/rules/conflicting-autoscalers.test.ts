import { expect, test } from 'vitest';
import conflictingAutoscalers from '../../src/rules/conflicting-autoscalers.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { autoscaler, verticalAutoscaler } from '../builders/scaling.ts';

function findings(
  vertical: Parameters<typeof verticalAutoscaler>[1],
  horizontal: Parameters<typeof autoscaler>[1] = {},
) {
  return evaluate(
    [conflictingAutoscalers],
    cluster({
      verticalPodAutoscalers: [verticalAutoscaler('cart', vertical)],
      horizontalPodAutoscalers: [autoscaler('cart', horizontal)],
    }),
  ).findings;
}

test.each(['Auto', 'Recreate', 'InPlaceOrRecreate'])('%s and a share of CPU', (updateMode) => {
  expect(findings({ updateMode })).toMatchObject([
    {
      severity: 'medium',
      group: 'risk',
      subject: { kind: 'Deployment', namespace: 'shop', name: 'cart' },
      message: `VerticalPodAutoscaler cart (${updateMode}) sets the requests by which HorizontalPodAutoscaler cart scales: cpu`,
    },
  ]);
});

test.each([
  ['recommendations only', { updateMode: 'Off' }, {}],
  ['requests set at the start only', { updateMode: 'Initial' }, {}],
  [
    'a metric of its own',
    { updateMode: 'Auto' },
    { metrics: [{ name: 'queue', target: '30', current: '3' }] },
  ],
  [
    'an average value of CPU',
    { updateMode: 'Auto' },
    { metrics: [{ name: 'cpu', target: '500m', current: '3m' }] },
  ],
  [
    'another target',
    { updateMode: 'Auto', target: { kind: 'Deployment', namespace: 'shop', name: 'web' } },
    {},
  ],
])('silent on %s', (_, vertical, horizontal) => {
  expect(findings(vertical, horizontal)).toEqual([]);
});

test('without one of both there is no verdict', () => {
  const { verdicts } = evaluate(
    [conflictingAutoscalers],
    cluster({ horizontalPodAutoscalers: [autoscaler('cart')] }),
  );
  expect(verdicts[0]).toMatchObject({ outcome: 'not evaluated', missing: ['verticalPodAutoscalers'] });
});
