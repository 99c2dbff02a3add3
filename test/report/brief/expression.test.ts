import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { snapshotFacts } from '../../../src/analysis/facts/facts-of.ts';
import type { SnapshotFacts } from '../../../src/analysis/facts/snapshot-facts.ts';
import { ExpressionMistake } from '../../../src/expression/term.ts';
import { compile, MOST_STEPS, outcomeOf } from '../../../src/report/brief/expression.ts';
import { audit } from '../../builders/audit.ts';
import { nodeRow, workloadRow } from '../sections/rows.ts';

const POD_COUNTS = {
  total: 4,
  ok: 3,
  starting: 0,
  byStatus: [{ status: 'Running', count: 3 }],
  problems: [],
};
const INVENTORY = {
  nodes: [nodeRow('pi-1'), nodeRow('pi-2'), nodeRow('pi-3', { ready: false })],
  workloads: [
    workloadRow('cart', { ready: 1, desired: 2, state: 'degraded' }),
    workloadRow('web', { ready: 2, desired: 2 }),
  ],
  pods: POD_COUNTS,
};
const WHOLE = snapshotFacts(audit({ inventory: INVENTORY }));
const WITHOUT_PODS = snapshotFacts(audit({ inventory: INVENTORY, states: { pods: 'not captured' } }));

describe('what is captured is true or false', () => {
  test.each([
    ['nodes.ready == 2', true],
    ['nodes.ready == nodes.total', false],
    ['nodes["ready"] == 2', true],
    ['nodes.ready + 1 == nodes.total', true],
    ['nodes.byName["pi-3"].ready', false],
    ['pods.byStatus["Running"] == 3 && pods.byStatus["Evicted"] == 0', true],
    ['workloads["shop/cart"].ready < workloads["shop/cart"].desired', true],
    ['workloads.all(w, workloads[w].ready == workloads[w].desired)', false],
    ['workloads.exists(w, workloads[w].state == "degraded")', true],
    ['workloads.exists_one(w, w.startsWith("shop/c"))', true],
    ['workloads.filter(w, workloads[w].ready > 1).size() == 1', true],
    ['size(workloads.map(w, workloads[w].ready)) == 2', true],
    ['"shop/cart" in workloads', true],
    ['"shop/basket" in workloads', false],
    ['["shop/cart", "shop/web"].all(w, workloads[w].ready > 0)', true],
    ['"shop/cart:1" in workloads["shop/cart"].images', true],
    ['captured.pods', true],
    ['nodes.ready > 1 ? true : false', true],
    ['!(nodes.ready < 2) || false', true],
    ['-1 < nodes.ready', true],
  ])('%s: %s', (text, expected) => {
    expect(answer(text, WHOLE)).toEqual(expected);
  });
});

describe('numbers', () => {
  test.each([
    ['7 / 2', 3],
    ['7 % 2', 1],
    ['100 * nodes.ready / nodes.total', 66],
    ['nodes.ready + 1', 3],
    ['double(nodes.ready) / 4.0', 0.5],
    ['int(2.9) + int("40")', 42],
    ['string(nodes.ready) + " of " + string(nodes.total)', '2 of 3'],
  ])('%s is %j', (text, expected) => {
    expect(answer(text, WHOLE, 'value')).toEqual(expected);
  });

  test.each([
    ['nodes.ready / 0 == 1', 'division by zero'],
    ['9223372036854775807 + nodes.ready == 1', 'a number beyond 64 bits'],
    ['double("NaN") == 1.0', 'double() of what is no number'],
    ['workloads["shop/cart"].images[5] == "a"', 'there is no element 5'],
  ])('%s is not evaluated: %s', (text, why) => {
    expect(answer(text, WHOLE)).toBe(why);
  });
});

describe('what was not captured is neither true nor false', () => {
  test.each([
    'pods.problem == 0',
    'pods.problem != 0',
    '!(pods.problem == 0)',
    'pods.problem >= 0',
    'pods.byStatus["Evicted"] == 0',
    'pods.problem == pods.problem',
    'pods.problem == 0 && nodes.ready == 2',
    'pods.problem == 0 || nodes.ready == 3',
    'pods.problem == 0 ? true : true',
    '[pods.problem, 1].exists(n, n == 7)',
    'nodes.ready == 2 && (pods.total > 0 || pods.total < 1)',
  ])('%s', (text) => {
    expect(answer(text, WITHOUT_PODS)).toMatch(/^pods\.\w+ was not evaluated, it needs pods$/);
  });

  test.each([
    ['nodes.ready == 2 || pods.problem == 0', true],
    ['pods.problem == 0 || nodes.ready == 2', true],
    ['nodes.ready == 3 && pods.problem == 0', false],
    ['pods.problem == 0 && nodes.ready == 3', false],
    ['[pods.problem == 0, true].exists(b, b)', null],
    ['captured.pods', false],
  ])('unless the rest decides alone: %s', (text, expected) => {
    const found = answer(text, WITHOUT_PODS);
    expect(typeof found === 'string' ? null : found).toBe(expected);
  });

  test.each([
    'size(workloads) == 2',
    'workloads.all(w, workloads[w].ready > 0)',
    '"shop/basket" in workloads',
    'workloads["shop/basket"].ready == 1',
  ])('nobody counts what may lack some: %s', (text) => {
    expect(answer(text, WITHOUT_PODS)).toBe('workloads may lack some: pods not captured whole');
  });

  test('what is there is known all the same', () => {
    expect(answer('workloads["shop/web"].ready == 2 && "shop/web" in workloads', WITHOUT_PODS)).toBe(true);
  });
});

test.each([
  ['nodes.redy == 2', 6, 10, 'no fact is called nodes.redy; did you mean nodes.ready?'],
  ['nods.ready == 2', 0, 4, 'no fact is called nods; did you mean nodes?'],
  ['workloads["a/b"].redy == 1', 17, 21, 'did you mean workloads["a/b"].ready?'],
  ['workloads.all(w, workloads[w].redy == 1)', 30, 34, 'did you mean workloads[...].ready?'],
  ['nodes["redy"] == 2', 6, 12, 'did you mean nodes.ready?'],
  ['nodes[string(1)] == 2', 6, 15, 'needs the name of a fact'],
  ['nodes.ready = 2', 12, 13, 'unexpected character: =; to compare, write =='],
  ['nodes.ready ==', 14, 15, 'unexpected token: the end'],
  ['nodes.ready == "2"', 0, 18, 'no such overload: int == string'],
  ['cpu.usedPercent + 1 > 2.0', 0, 19, 'write 4.0 beside a fraction'],
  ['nodes.ready', 0, 11, 'expected a comparison, and this is a number'],
  ['workloads["a/b"].images.all(i, i.matches("(a+)+$"))', 31, 50, 'matches is not to be had here'],
  ['has(nodes.ready)', 0, 16, 'has is not to be had here'],
  ['nodes.ready == null', 15, 19, 'null is not needed'],
  ['cel.bind(a, 1, a == 1)', 0, 22, 'there is no function bind'],
  ['timestamp("2026-01-01T00:00:00Z") == nodes', 0, 33, 'there is no function timestamp'],
  ['{"a": 1} == {"a": 1}', 0, 8, 'maps cannot be written here'],
  ['nodes.ready == 1u', 15, 17, 'expected a number, a text, true or false'],
  ['nodes.ready.total == 1', 12, 17, 'nodes.ready is a single value'],
  ['size(1, 2) == 1', 0, 10, 'size takes 1 value'],
  ['workloads.all(1, true)', 14, 15, 'invalid predicate iteration variable'],
  ['constructor == 1', 0, 11, 'no fact is called constructor'],
  ['nodes.constructor == 1', 6, 17, 'no fact is called nodes.constructor'],
  ['nodes.__proto__ == 1', 6, 15, 'no fact is called nodes.__proto__'],
])('%s', (text, start, end, message) => {
  const mistake = mistakeIn(text);
  expect(mistake?.message).toContain(message);
  expect([mistake?.start, mistake?.end]).toEqual([start, end]);
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'no key leads out of the facts: %s',
  (key) => {
    expect(answer(`pods.byStatus["${key}"] == 0`, WHOLE)).toBe(true);
    expect(answer(`"${key}" in workloads`, WHOLE)).toBe(false);
    expect(answer(`workloads["${key}"].ready == 0`, WHOLE)).toBe(`the snapshot has no workloads["${key}"]`);
  },
);

test.each([
  [
    'loops in loops',
    `${nested(6, '[1,2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8,9]')}`,
  ],
  ['loops over all facts', nested(30, 'workloads')],
  ['a long chain', `${'nodes.ready + '.repeat(120)}1 > 0`],
  ['many brackets', `${'('.repeat(500)}true${')'.repeat(500)}`],
  ['many negations', `${'!'.repeat(1900)}true`],
])('comes to an end: %s', (_, text) => {
  const began = performance.now();
  try {
    outcomeOf(compile(text, 'bool'), WHOLE, { left: MOST_STEPS / 10 });
  } catch (error) {
    expect(error).toBeInstanceOf(ExpressionMistake);
  }
  // Generous: a machine may be busy. What is guarded against takes years.
  expect(performance.now() - began).toBeLessThan(20_000);
});

test('the steps are those of all expressions together', () => {
  const steps = { left: 30 };
  const expression = compile('nodes.ready == 2 && nodes.total == 3', 'bool');
  const states = [1, 2, 3, 4, 5].map(() => outcomeOf(expression, WHOLE, steps).state);
  expect(states).toEqual(['value', 'value', 'value', 'not evaluated', 'not evaluated']);
});

test('says what decided it', () => {
  const outcome = outcomeOf(
    compile('pods.total == 9 || workloads.all(w, workloads[w].ready == 2)', 'bool'),
    WHOLE,
    { left: MOST_STEPS },
  );
  expect(outcome).toEqual({
    state: 'value',
    value: false,
    read: [
      { path: 'pods.total', value: 4 },
      { path: 'workloads["shop/cart"].ready', value: 1 },
    ],
  });
});

test('whatever is written, it is an expression or a mistake within the text', () => {
  const word = fc.constantFrom(
    'nodes',
    '.ready',
    '.',
    '[',
    ']',
    '(',
    ')',
    '"shop/cart"',
    'workloads',
    '== ',
    '&& ',
    '|| ',
    '! ',
    '1',
    '2.5',
    ' + ',
    'all',
    '(w, ',
    'w',
    'size',
    'true',
    '? ',
    ': ',
    'in ',
    'r"',
    "'",
    '\\',
    '\n',
    '// ',
    'null',
    ', ',
    'b"x"',
    'pods.total',
    '.constructor',
    '-',
    '%',
    '{',
    '}',
    '0x',
    '1e',
    'u',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (words) => {
      const text = words.join('');
      const mistake = mistakeIn(text);
      if (mistake === null) outcomeOf(compile(text, 'bool'), WITHOUT_PODS, { left: 10_000 });
      else expect(mistake.start >= 0 && mistake.start <= text.length).toBe(true);
    }),
    { numRuns: 2000, seed: 4 },
  );
});

function nested(depth: number, list: string): string {
  return `${Array.from({ length: depth }, (_, index) => `${list}.all(v${index}, `).join('')}true${')'.repeat(depth)}`;
}

/** The value, or why there is none. */
function answer(text: string, facts: SnapshotFacts, expects: 'bool' | 'value' = 'bool') {
  const outcome = outcomeOf(compile(text, expects), facts, { left: MOST_STEPS });
  return outcome.state === 'value' ? outcome.value : outcome.why;
}

function mistakeIn(text: string): ExpressionMistake | null {
  try {
    compile(text, 'bool');
  } catch (error) {
    if (error instanceof ExpressionMistake) return error;
    throw error;
  }
  return null;
}
