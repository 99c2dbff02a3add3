import { expect, test } from 'vitest';
import type { Cause, Link } from '../../src/analysis/causes/cause.ts';
import { causeTree } from '../../src/cli/cause-tree.ts';
import type { Finding } from '../../src/rules/finding.ts';
import { cause, deployment, finding } from '../builders/audit.ts';

const told = (rule: string, name: string, message: string) =>
  finding(rule, { subject: deployment(name), message });
const root = told('missing-replicas', 'cart', 'no pod exists');
const middle = told('ingress-backend-down', 'front', 'no address');
const end = told('error-in-log', 'web', 'refused');
const beside = told('error-in-log', 'till', 'refused too');
const all = new Map([root, middle, end, beside].map((one) => [one.fingerprint, one]));

const link = (from: Finding | null, to: Finding, by: string): Link => ({
  from: from?.fingerprint ?? null,
  to: to.fingerprint,
  by,
});
const chain = [
  link(null, root, 'quota'),
  link(root, middle, 'backend-down'),
  link(root, beside, 'dependency-down'),
  link(middle, end, 'dependency-down'),
];
const quota: Cause = cause({ summary: 'the quota is used up', chain });

test('a tree from the root to what follows', () => {
  expect(causeTree(quota, all)).toEqual([
    '└─ deployment/shop/cart: no pod exists (missing-replicas)',
    '   ├─ deployment/shop/front: no address (backend-down)',
    '   │  └─ deployment/shop/web: refused (dependency-down)',
    '   └─ deployment/shop/till: refused too (dependency-down)',
  ]);
});

test('what the root says is not said again', () => {
  expect(causeTree({ ...quota, summary: 'no pod exists' }, all)[0]).toBe(
    '├─ deployment/shop/front: no address (backend-down)',
  );
});

test('only the way to one finding', () => {
  expect(causeTree(quota, all, new Set([end.fingerprint]))).toEqual([
    '└─ deployment/shop/cart: no pod exists (missing-replicas)',
    '   └─ deployment/shop/front: no address (backend-down)',
    '      └─ deployment/shop/web: refused (dependency-down)',
  ]);
});

test('at most twenty lines, and control characters do no harm', () => {
  const many = Array.from({ length: 30 }, (_, index) => told('error-in-log', `app-${index}`, 'x\u001b[2J'));
  const lines = causeTree(
    { ...quota, chain: many.map((one) => link(null, one, 'quota')) },
    new Map(many.map((one) => [one.fingerprint, one])),
  );
  expect(lines).toHaveLength(21);
  expect(lines.at(-1)).toBe('and 10 more');
  expect(lines[0]).toBe('├─ deployment/shop/app-0: x[2J (error-in-log)');
});

test('a chain of thousands is cut, and counted', () => {
  const deep = Array.from({ length: 20_000 }, (_, index) => told('error-in-log', `app-${index}`, 'refused'));
  const links = deep.map((one, index) => link(deep[index - 1] ?? null, one, 'dependency-down'));
  const known = new Map(deep.map((one) => [one.fingerprint, one]));
  const lines = causeTree(cause({ summary: 'gone', chain: links }), known);
  expect(lines).toHaveLength(21);
  expect(lines.at(-1)).toBe('and 19980 more');
});
