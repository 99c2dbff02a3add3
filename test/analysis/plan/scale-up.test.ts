import { expect, test } from 'vitest';
import { autoscaleLine, scaleLine } from '../../../src/analysis/plan/remedies/scale-up.ts';
import { autoscaler } from '../../builders/scaling.ts';

const target = { kind: 'Deployment', namespace: 'shop', name: 'ocr' };

test('an autoscaler is made again with the bounds and the CPU target it had', () => {
  const scaler = autoscaler('ocr-hpa', {
    target,
    minReplicas: 2,
    maxReplicas: 10,
    metrics: [{ name: 'cpu', target: '70%', current: null }],
  });
  expect(autoscaleLine(scaler)).toBe(
    'kubectl autoscale deployment/ocr --name=ocr-hpa --min=2 --max=10 --cpu-percent=70 -n shop',
  );
  expect(autoscaleLine({ ...scaler, metrics: [] })).not.toContain('--cpu-percent');
});

test('whatever a workload is called, it stays one word', () => {
  expect(scaleLine({ ...target, name: "x'; rm -rf /" }, 2)).toBe(
    `kubectl scale 'deployment/x'\\''; rm -rf /' --replicas=2 -n shop`,
  );
});
