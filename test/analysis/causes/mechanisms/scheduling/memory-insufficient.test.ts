import { expect, test } from 'vitest';
import { container } from '../../../../builders/container.ts';
import { GIBIBYTE } from '../../../../builders/meta.ts';
import { node } from '../../../../builders/node.ts';
import { causeBy } from '../../explained.ts';
import { told, waiting, workers } from './waiting.ts';

const spec = { containers: [container('cart', { requests: { memory: 20 * GIBIBYTE } })] };

test('the request is larger than any node', () => {
  const shop = waiting('1 node(s) were unschedulable, 2 Insufficient memory', { spec });
  expect(causeBy('memory-insufficient', shop)).toMatchObject({
    root: { kind: 'Deployment', name: 'cart' },
    confidence: 'confirmed',
    summary:
      'each pod asks for 20Gi of memory, and the largest of 2 nodes that could take it has 8Gi of memory to give',
  });
});

test('the taint of a node under pressure is another matter', () => {
  const taints = [{ key: 'node.kubernetes.io/memory-pressure', value: null, effect: 'NoSchedule' }];
  const nodes = workers.map(({ meta }) => node(meta.name, { taints, pressure: 'MemoryPressure' }));
  const said = '2 node(s) had untolerated taint {node.kubernetes.io/memory-pressure: }';
  expect(told(waiting(said, { nodes, spec }))).toEqual([
    'node-memory-exhausted Node/node-1 confirmed',
    'node-memory-exhausted Node/node-2 confirmed',
  ]);
});
