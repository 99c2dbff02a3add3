import { expect, test } from 'vitest';
import { type ObjectReference, reference } from '../../src/model/object.ts';
import { RULES } from '../../src/rules/catalogue.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { defineRule, type Rule } from '../../src/rules/rule.ts';
import type { Severity } from '../../src/rules/severity.ts';
import { brokenShop } from '../analysis/broken-shop.ts';
import { deployment } from '../builders/audit.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { node } from '../builders/node.ts';
import { event } from '../builders/observation.ts';
import { pod } from '../builders/pod.ts';

const CARD = {
  title: 'Pods are told of',
  group: 'health',
  severity: 'medium',
  why: 'Why.',
  fix: 'Fix.',
} as const;

interface Seen {
  readonly subject: ObjectReference;
  readonly severity?: Severity;
}

function rule(id: string, seen: readonly Seen[], more: Partial<Rule> = {}): Rule {
  const made = defineRule({
    ...CARD,
    id,
    needs: ['pods'],
    *check() {
      for (const one of seen) yield { ...one, facts: { order: seen.indexOf(one) }, evidence: [] };
    },
    message: ({ order }) => `observation ${order}`,
  });
  return { ...made, ...more };
}

const cart = { subject: deployment('cart') };
const outcomes = (rules: readonly Rule[], options: ClusterOptions) =>
  evaluate(rules, cluster(options)).verdicts.map(({ outcome, missing }) => [outcome, ...missing].join(' '));

test.each<[string, Rule, ClusterOptions, string]>([
  ['captured, and something seen', rule('seen', [cart]), { pods: [] }, 'found'],
  ['captured, and nothing seen', rule('seen', []), { pods: [] }, 'clear'],
  ['not captured', rule('seen', [cart]), {}, 'not evaluated pods'],
  ['forbidden', rule('seen', []), { states: { pods: 'forbidden' } }, 'not evaluated pods'],
  ['partial, and something seen', rule('seen', [cart]), { states: { pods: 'partial' } }, 'found pods'],
  ['partial, and nothing seen', rule('seen', []), { states: { pods: 'partial' } }, 'not evaluated pods'],
  [
    'partial, where absence is the evidence',
    rule('seen', [cart], { absence: ['pods'] }),
    { states: { pods: 'partial' } },
    'not evaluated pods',
  ],
  [
    'one namespace, where the whole cluster is spoken of',
    rule('seen', [cart], { everywhere: ['pods'] }),
    { pods: [], onlyNamespace: 'shop' },
    'not evaluated pods',
  ],
  [
    'something else it finds things in missing',
    rule('seen', [], { uses: ['events'] }),
    { pods: [] },
    'not evaluated events',
  ],
  [
    'part of what else it finds things in missing',
    rule('seen', [], { uses: ['events'] }),
    { pods: [], states: { events: 'partial' } },
    'not evaluated events',
  ],
  [
    'something else missing, and something seen',
    rule('seen', [cart], { uses: ['events'] }),
    { pods: [] },
    'found',
  ],
  [
    'nothing but details missing',
    rule('seen', [], { uses: ['events'], details: ['events'] }),
    { pods: [] },
    'clear',
  ],
])('%s', (_, one, options, expected) => {
  expect(outcomes([one], options)).toEqual([expected]);
});

test('a rule that was not evaluated has no findings', () => {
  expect(evaluate([rule('seen', [cart])], cluster()).findings).toEqual([]);
});

test('a rule that throws is a verdict, and the others go on', () => {
  const breaking: Rule = {
    ...rule('breaking', []),
    check() {
      throw new Error('no such field');
    },
  };
  const { verdicts, findings } = evaluate([breaking, rule('seen', [cart])], cluster({ pods: [] }));
  expect(verdicts.map(({ outcome, error }) => [outcome, error])).toEqual([
    ['crashed', 'no such field'],
    ['found', null],
  ]);
  expect(findings.map(({ rule: id }) => id)).toEqual(['seen']);
});

test('a rule that throws after its first observation has no findings at all', () => {
  const breaking: Rule = {
    ...rule('breaking', []),
    *check() {
      yield { ...cart, facts: {}, evidence: [], message: 'half', commands: [] };
      throw new Error('no such field');
    },
  };
  const { verdicts, findings } = evaluate([breaking], cluster({ pods: [] }));
  expect([verdicts[0]?.outcome, verdicts[0]?.findings, findings.length]).toEqual(['crashed', 0, 0]);
});

test('reading a source that is not declared is a crash', () => {
  const curious: Rule = {
    ...rule('curious', []),
    *check(view) {
      for (const one of view.nodes)
        yield { subject: reference(one), facts: {}, evidence: [], message: '', commands: [] };
    },
  };
  const { verdicts } = evaluate([curious], cluster({ pods: [], nodes: [node('node-1')] }));
  expect(verdicts[0]).toMatchObject({
    outcome: 'crashed',
    error: 'rule curious reads nodes, which it does not declare',
  });
});

test('worst first, then by catalogue, then by subject', () => {
  const till = { subject: deployment('till') };
  const rules = [
    rule('first', [till, cart]),
    rule('second', [
      { ...cart, severity: 'critical' },
      { ...till, severity: 'low' },
    ]),
    rule('third', [cart]),
  ];
  expect(evaluate(rules, cluster({ pods: [] })).findings.map(({ fingerprint }) => fingerprint)).toEqual([
    'second shop/Deployment/cart',
    'first shop/Deployment/cart',
    'first shop/Deployment/till',
    'third shop/Deployment/cart',
    'second shop/Deployment/till',
  ]);
});

test('of two observations on one subject the worst stays and covers the other', () => {
  const { verdicts, findings } = evaluate(
    [
      rule('seen', [
        { ...cart, severity: 'low' },
        { ...cart, severity: 'high' },
      ]),
    ],
    cluster({ pods: [] }),
  );
  expect(findings).toMatchObject([
    { severity: 'high', message: 'observation 1', covered: [{ severity: 'low', message: 'observation 0' }] },
  ]);
  expect(verdicts[0]?.findings).toBe(1);
});

test('related objects are sorted', () => {
  const pods = ['cart-b', 'cart-a'].map((name) => reference(pod(name)));
  const made = defineRule({
    ...CARD,
    id: 'seen',
    needs: ['pods'],
    *check() {
      yield { ...cart, facts: {}, evidence: [], related: pods };
    },
    message: () => 'seen',
  });
  const [found] = evaluate([made], cluster({ pods: [] })).findings;
  expect(found?.related.map(({ name }) => name)).toEqual(['cart-a', 'cart-b']);
});

test('nothing of the catalogue crashes on a big broken cluster, and fingerprints are unique', () => {
  const { verdicts, findings } = evaluate(RULES, brokenShop());
  expect(verdicts.filter(({ outcome }) => outcome === 'crashed')).toEqual([]);
  const fingerprints = findings.map(({ fingerprint }) => fingerprint);
  expect(new Set(fingerprints).size).toBe(fingerprints.length);
  expect(new Set(findings.map(({ rule: id }) => id)).size).toBeGreaterThan(20);
});

test('nothing of the catalogue yields two observations on one subject', () => {
  const { findings } = evaluate(RULES, brokenShop());
  expect(findings.filter(({ covered, rule: id }) => covered.some((one) => one.rule === id))).toEqual([]);
});

test('nothing of the catalogue crashes on events about nothing, and nothing is clear without its sources', () => {
  const { verdicts } = evaluate(RULES, cluster({ events: [event(pod('gone'), 'Killing')] }));
  const needed = new Map(RULES.map(({ id, needs }) => [id, needs.join()]));
  const others = verdicts.filter(({ rule: id }) => needed.get(id) !== 'events');
  expect(new Set(others.map(({ outcome }) => outcome))).toEqual(new Set(['not evaluated']));
});
