import { expect, test } from 'vitest';
import type { ChecklistItem, Condition } from '../../../src/analysis/checklist/checklist.ts';
import { evaluateChecklist } from '../../../src/analysis/checklist/evaluate-checklist.ts';
import type { SnapshotFacts } from '../../../src/analysis/facts/snapshot-facts.ts';
import { audit, finding, verdict } from '../../builders/audit.ts';

const FACTS: SnapshotFacts = {
  replicaSets: { total: 15, stale: null },
  workloads: { 'shop/cart': { ready: 2, images: ['cart:v2'], complete: true } },
  nodes: { byName: { 'pi-1': { ready: false } } },
  score: null,
};

function judge(all: readonly Condition[] | null, own = audit()) {
  const item: ChecklistItem = { id: 'item', text: 'As it should be', check: all === null ? null : { all } };
  const [result] = evaluateChecklist([item], own, FACTS);
  return [result?.outcome, result?.seen];
}

const fact = (
  path: readonly string[],
  is: '==' | '!=' | '<=' | '>=' | '<' | '>',
  value: number | string | boolean,
) => judge([{ fact: path, is, value }]);

test.each([
  [['replicaSets', 'total'], '<=', 53, 'passed', 'ReplicaSets total 15'],
  [['replicaSets', 'total'], '==', 14, 'failed', 'ReplicaSets total 15'],
  [['replicaSets', 'total'], '<', 15, 'failed', 'ReplicaSets total 15'],
  [['replicaSets', 'total'], '>', 14, 'passed', 'ReplicaSets total 15'],
  [['replicaSets', 'stale'], '==', 0, 'open', 'ReplicaSets stale was not captured'],
  [['score', 'overall'], '>=', 90, 'open', 'score overall was not captured'],
  [['workloads', 'shop/cart', 'ready'], '>=', 2, 'passed', 'shop/cart ready 2'],
  [['workloads', 'shop/gone', 'ready'], '>=', 2, 'failed', 'shop/gone is not there'],
  [['workloads', 'shop/cart', 'images'], '!=', 'cart:v2', 'failed', 'shop/cart images cart:v2'],
  [['workloads', 'shop/cart', 'images'], '==', 'cart:v2', 'passed', 'shop/cart images cart:v2'],
  [['workloads', 'shop/cart', 'complete'], '==', true, 'passed', 'shop/cart complete true'],
  [['workloads', 'shop/cart', 'complete'], '>', 3, 'open', 'shop/cart complete cannot be compared with 3'],
  [['nodes', 'byName', 'pi-1', 'ready'], '==', true, 'failed', 'pi-1 ready false'],
  [['workloads', '__proto__', 'ready'], '==', 1, 'failed', '__proto__ is not there'],
] as const)('%j %s %s: %s', (path, is, value, outcome, seen) => {
  expect(fact(path, is, value)).toEqual([outcome, seen]);
});

const GONE: Condition = { absent: 'stuck-rollout shop/Deployment/cart' };

test('a finding is gone only where its rule ran on all it needs, and its namespace was captured', () => {
  const rules = [verdict('stuck-rollout')];
  expect(judge([GONE], audit({ rules }))[0]).toBe('passed');
  expect(judge([GONE], audit({ rules: [] }))).toEqual(['open', 'stuck-rollout was not run']);
  const crashed = [verdict('stuck-rollout', { outcome: 'crashed' })];
  expect(judge([GONE], audit({ rules: crashed }))[0]).toBe('open');
  const blind = [verdict('stuck-rollout', { outcome: 'not evaluated', missing: ['pods'] })];
  expect(judge([GONE], audit({ rules: blind }))).toEqual([
    'open',
    'stuck-rollout was not evaluated: pods not captured, or not whole',
  ]);
  const partly = [verdict('stuck-rollout', { outcome: 'found', findings: 1, missing: ['pods'] })];
  expect(judge([GONE], audit({ rules: partly }))[0]).toBe('open');
  expect(judge([{ absent: 'stuck-rollout depot/Deployment/cart' }], audit({ rules }))).toEqual([
    'open',
    'nothing of namespace depot was captured',
  ]);
});

test('a finding that is there, or is folded into another, has not gone', () => {
  const rules = [verdict('stuck-rollout', { outcome: 'found', findings: 1 })];
  const stuck = finding('stuck-rollout', { message: 'does not finish' });
  expect(judge([GONE], audit({ rules, findings: [stuck] }))).toEqual(['failed', 'does not finish']);
  const worse = finding('node-not-ready', { covered: [stuck] });
  expect(judge([GONE], audit({ rules, findings: [worse] }))[0]).toBe('failed');
});

test('one failure outweighs what is open, which outweighs what has passed', () => {
  const rules = [verdict('stuck-rollout')];
  const good: Condition = { fact: ['replicaSets', 'total'], is: '==', value: 15 };
  const open: Condition = { fact: ['replicaSets', 'stale'], is: '==', value: 0 };
  const bad: Condition = { fact: ['workloads', 'shop/cart', 'ready'], is: '==', value: 3 };
  expect(judge([good, open, bad, GONE], audit({ rules }))).toEqual(['failed', 'shop/cart ready 2']);
  expect(judge([good, open], audit({ rules }))[0]).toBe('open');
  expect(judge([good, GONE], audit({ rules }))).toEqual([
    'passed',
    'ReplicaSets total 15; stuck-rollout found nothing there',
  ]);
});

test('what only a person can tell stays open', () => {
  expect(judge(null)).toEqual(['open', 'only a person can tell: no capture shows it']);
});
