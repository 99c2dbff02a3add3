import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseConfiguration } from '../../src/config/parse-configuration.ts';
import { RULES } from '../../src/rules/catalogue.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { container } from '../builders/container.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

function own(kind: string, when: string, message?: string, times = 1) {
  const rule = (index: number) => ({
    id: `own-rule-${'abcdefghijklmnopqrstuvwxyz'.charAt(index)}`,
    title: 'Something of ours',
    group: 'hygiene',
    severity: 'low',
    why: 'It is.',
    fix: 'Change it.',
    kind,
    when,
    ...(message === undefined ? {} : { message }),
  });
  const rules = Array.from({ length: times }, (_, index) => rule(index));
  return parseConfiguration('c.yaml', JSON.stringify({ rules }), RULES).rules;
}

const shop = cluster({
  deployments: [deployment('cart', { replicas: 3 }), deployment('web', { replicas: 1 })],
  pods: [pod('cart-1'), pod('cart-2')],
});

const found = (kind: string, when: string, message?: string) =>
  evaluate(own(kind, when, message), shop).findings.map(({ fingerprint, message: words }) => [
    fingerprint,
    words,
  ]);

test('fires where the expression is true, in its own words', () => {
  expect(
    found('Deployment', 'object.spec.replicas > 1', "string(object.spec.replicas) + ' replicas'"),
  ).toEqual([['own-rule-a shop/Deployment/cart', '3 replicas']]);
  expect(found('Deployment', 'object.spec.replicas > 3')).toEqual([]);
  expect(found('Deployment', "object.metadata.name == 'web'")).toEqual([
    ['own-rule-a shop/Deployment/web', 'Something of ours'],
  ]);
});

test('what it read is its evidence', () => {
  const [finding] = evaluate(own('Deployment', 'object.spec.replicas == 3'), shop).findings;
  expect(finding?.evidence.map(({ path, value }) => [path, value])).toEqual([['spec.replicas', '3']]);
});

test('is not evaluated where its kind was not captured, and clear where nothing is found', () => {
  const outcome = (kind: string, of = shop) =>
    evaluate(own(kind, "object.metadata.name == 'nobody'"), of).verdicts[0];
  expect(outcome('Deployment')?.outcome).toBe('clear');
  expect(outcome('Deployment', cluster({ pods: [] }))).toMatchObject({
    outcome: 'not evaluated',
    missing: ['deployments'],
  });
});

test.each([
  ['has(object.spec.template.spec.priorityClassName)', false],
  ['object.spec.template.spec.containers.exists(c, !has(c.livenessProbe))', true],
  ["'memory' in object.spec.template.spec.containers[0].resources.limits", false],
  [
    "has(object.spec.template.spec.priorityClassName) && object.spec.template.spec.priorityClassName == 'x'",
    false,
  ],
  ["object.spec.template.spec.priorityClassName == 'x' || object.spec.replicas == 3", true],
  ['object.spec.template.spec.containers.filter(c, c.name != "").size() >= 1', true],
  ['size(object.spec.template.spec.tolerations) == 0', true],
  ['has(object.spec.template.spec.tolerations)', false],
])('%s is %s', (when, expected) => {
  const bare = deployment('cart', { replicas: 3, container: { livenessProbe: null, limits: {} } });
  const { findings, verdicts } = evaluate(own('Deployment', when), cluster({ deployments: [bare] }));
  expect(verdicts[0]).toMatchObject({ error: null });
  expect(findings.length === 1).toBe(expected);
});

test('what is not set cannot be compared: the rule fails with the object, and no other rule does', () => {
  const [bad] = own('Deployment', "object.spec.template.spec.priorityClassName == 'x'");
  const [, good] = own('Deployment', 'object.spec.replicas == 3', undefined, 2);
  const { verdicts, findings } = evaluate(
    [bad, good].flatMap((one) => one ?? []),
    shop,
  );
  expect(verdicts[0]).toMatchObject({
    outcome: 'crashed',
    error:
      '"when" of shop/Deployment/cart: object.spec.template.spec.priorityClassName is not set; ask first whether it is, with has() or in',
  });
  expect(verdicts[1]?.outcome).toBe('found');
  expect(findings).toHaveLength(1);
});

test('pods of one owner are one finding', () => {
  const [first] = evaluate(own('Pod', "object.status.phase == 'Running'"), shop).findings;
  expect(first?.related.length).toBeGreaterThanOrEqual(1);
  expect(evaluate(own('Pod', "object.status.phase == 'Running'"), shop).verdicts[0]?.outcome).toBe('found');
});

test('more work than there are steps fails soon', () => {
  const many = cluster({
    deployments: [
      deployment('cart', {
        spec: { containers: Array.from({ length: 300 }, (_, index) => container(`c${index}`)) },
      }),
    ],
  });
  const all = 'object.spec.template.spec.containers';
  const when = `${all}.all(a, ${all}.all(b, ${all}.all(c, a.name != b.name || b.name != c.name || true)))`;
  const before = process.hrtime.bigint();
  const { verdicts } = evaluate(own('Deployment', when), many);
  expect(Number(process.hrtime.bigint() - before) / 1e6).toBeLessThan(5000);
  expect(verdicts[0]).toMatchObject({
    outcome: 'crashed',
    error: '"when" of shop/Deployment/cart: more work than expressions may do',
  });
});

test('no expression that compiles ends a run', () => {
  const field = fc.constantFrom(
    'replicas',
    'paused',
    'strategy.type',
    'template.spec.priorityClassName',
    'revisionHistoryLimit',
  );
  const literal = fc.constantFrom('1', '0', 'true', "'a'", '9223372036854775807', '1.5', "''");
  const operator = fc.constantFrom('==', '!=', '<', '+', '/', '%', '&&', '||', 'in');
  fc.assert(
    fc.property(field, operator, literal, fc.constantFrom('', '!', '-'), (name, op, other, prefix) => {
      const when = `${prefix}(object.spec.${name} ${op} ${other})`;
      let rules: ReturnType<typeof own>;
      try {
        rules = own('Deployment', when);
      } catch {
        return;
      }
      expect(['found', 'clear', 'crashed']).toContain(evaluate(rules, shop).verdicts[0]?.outcome);
    }),
    { numRuns: 300 },
  );
});
