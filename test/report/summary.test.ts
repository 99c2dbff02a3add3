import { expect, test } from 'vitest';
import { EMPTY_BRIEF } from '../../src/report/brief/empty-brief.ts';
import { summaryView } from '../../src/report/summary/view.ts';
import { audit, deployment, finding } from '../builders/audit.ts';
import { many } from './sections/rows.ts';

const open = (count: number) => {
  const findings = many(count, (number) =>
    finding('stuck-rollout', {
      subject: deployment(`cart-${number}`),
      severity: number === count ? 'critical' : 'medium',
      commands: ['kubectl describe deployment cart -n shop'],
    }),
  );
  return audit({ findings, unexplained: findings.map(({ fingerprint }) => fingerprint) });
};

test('a healthy cluster has no list', () => {
  const view = summaryView(audit(), EMPTY_BRIEF);
  expect(view).toMatchObject({ title: 'shop', problems: null });
  expect(view.verdict).toMatch(/^🟢 \*\*healthy\*\*: /);
});

test('problems by severity, explained or not, each with a first command', () => {
  expect(summaryView(open(2), EMPTY_BRIEF).problems).toBe(
    [
      '1. 🔴 **Deployment `shop/cart-2`**: 0 of 2 replicas are ready. Nothing captured explains it. Start with `kubectl describe deployment cart -n shop`.',
      '2. 🟡 **Deployment `shop/cart-1`**: 0 of 2 replicas are ready. Nothing captured explains it. Start with `kubectl describe deployment cart -n shop`.',
    ].join('\n'),
  );
});

test('problems beyond the first five are counted', () => {
  expect(summaryView(open(7), EMPTY_BRIEF).problems).toMatch(/\n\nAnd 2 more unexplained findings\.$/);
});

test('the basis counts what was captured, and names what was not', () => {
  const coverage = {
    evaluated: 1,
    total: 36,
    health: { evaluated: 1, total: 20 },
    notEvaluated: [],
    missing: [{ source: 'pods' as const, resource: 'pods', rules: 9, command: '' }],
  };
  const { basis } = summaryView(audit({ coverage, states: { pods: 'forbidden' } }), EMPTY_BRIEF);
  expect(basis).toBe(
    '_Snapshot shop, captured 2025-06-01 12:00:00 UTC, 1 namespace. 1 of 20 health checks evaluated; forbidden: pods._',
  );
});
