import { expect, test } from 'vitest';
import { capturedFrom } from '../../src/model/captured.ts';
import { createLinks } from '../../src/model/links.ts';
import type { TextForm } from '../../src/model/text-form.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { defineRule, type Rule } from '../../src/rules/rule.ts';
import { textViews } from '../../src/rules/text-view.ts';
import { cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';

const source = (file: string, form?: TextForm) =>
  form === undefined
    ? { file, document: 0, item: 0 }
    : { file, document: 0, item: 1, text: { form, ageMs: null } };

const JSON_POD = pod('json', { source: source('pods.json') });
const LISTED = pod('listed', { source: source('pods.txt', 'table') });
const DESCRIBED = pod('described', { source: source('pod.txt', 'describe') });

/** Pods of each kind; JSON of one namespace, text of all. */
function mixed() {
  const made = cluster({ pods: [DESCRIBED, JSON_POD, LISTED] });
  const captured = capturedFrom([
    { source: 'pods', state: 'captured', scope: 'namespace', namespaces: ['shop'] },
    { source: 'pods', state: 'captured', scope: 'cluster', namespaces: [], form: 'table' },
    { source: 'pods', state: 'partial', scope: 'unknown', namespaces: ['shop'], form: 'describe' },
  ]);
  return { ...made, captured, links: createLinks(made) };
}

test.each<[TextForm | null, readonly string[], boolean]>([
  ['table', ['described', 'json', 'listed'], true],
  ['describe', ['described', 'json'], false],
  [null, ['json'], false],
])('a rule that reads %s sees %j', (readsText, names, whole) => {
  const { cluster: view } = textViews(mixed())(readsText);
  expect(view.pods.map(({ meta }) => meta.name)).toEqual(names);
  expect(view.links.podsIn('shop').map(({ meta }) => meta.name)).toEqual(names);
  expect(view.captured.all('pods')).toBe(whole);
  expect(view.now).toBe(mixed().now);
});

test('without text the cluster is the cluster itself', () => {
  const plain = cluster({ pods: [JSON_POD] });
  expect(textViews(plain)(null).cluster).toBe(plain);
});

function counting(readsText: TextForm | null): Rule {
  const rule = defineRule({
    id: `reads-${readsText ?? 'none'}`,
    title: 'Pods',
    group: 'health',
    severity: 'low',
    why: 'Why.',
    fix: 'Fix.',
    needs: ['pods'],
    *check({ pods }) {
      if (pods.length > 3)
        yield { subject: { kind: 'Cluster', namespace: null, name: '' }, facts: {}, evidence: [] };
    },
    message: () => 'many',
  });
  return { ...rule, readsText };
}

test('a rule is clear only about what it can see', () => {
  const rules = [counting('table'), counting('describe'), counting(null)];
  const outcomes = (made: ReturnType<typeof mixed>) =>
    evaluate(rules, made).verdicts.map(({ outcome, missing }) => [outcome, ...missing].join(' '));
  expect(outcomes(mixed())).toEqual(['clear', 'not evaluated pods', 'not evaluated pods']);
  const whole = capturedFrom([
    { source: 'pods', state: 'captured', scope: 'cluster', namespaces: [] },
    { source: 'pods', state: 'captured', scope: 'cluster', namespaces: [], form: 'table' },
  ]);
  expect(outcomes({ ...mixed(), captured: whole })).toEqual(['clear', 'clear', 'clear']);
});
