import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inferences, STEPS } from '../../../src/analysis/causes/inferences.ts';
import type { Step } from '../../../src/analysis/causes/step.ts';
import { deployment, finding } from '../../builders/audit.ts';
import { cluster } from '../../builders/cluster.ts';

const names = Array.from({ length: 6 }, (_, index) => `till-${index}`);
const findings = names.map((name) => finding('stuck-rollout', { subject: deployment(name) }));

function step(pairs: readonly (readonly [number, number])[]): Step {
  return {
    id: 'told-by-the-test',
    reasoning: 'The test says so.',
    *infer(_cluster, all) {
      for (const [from, to] of pairs) {
        const consequence = all[from];
        const cause = all[to];
        if (consequence !== undefined && cause !== undefined) yield { consequence, cause };
      }
    },
  };
}

const shop = cluster();

test('the first explanation stays', () => {
  const found = inferences(shop, findings, [step([[0, 1]]), step([[0, 2]])]);
  expect([...found]).toEqual([[findings[0], { cause: findings[1], step: 'told-by-the-test' }]]);
});

test('whatever steps say, nobody is its own cause', () => {
  const position = fc.nat({ max: names.length - 1 });
  fc.assert(
    fc.property(fc.array(fc.tuple(position, position)), (pairs) => {
      const found = inferences(shop, findings, [step(pairs)]);
      for (const start of findings) {
        const seen = new Set([start]);
        for (let next = found.get(start)?.cause; next !== undefined; next = found.get(next)?.cause) {
          expect(seen.has(next)).toBe(false);
          seen.add(next);
        }
      }
    }),
  );
});

test('each step has a card', () => {
  for (const { id, reasoning } of STEPS) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(reasoning).toMatch(/^[A-Z].*\.$/);
  }
  expect(new Set(STEPS.map(({ id }) => id)).size).toBe(STEPS.length);
});
