import { expect, test } from 'vitest';
import * as z from 'zod';
import { parseConfiguration } from '../../src/config/parse-configuration.ts';
import { configSchema } from '../../src/config/schema.ts';
import { RULES } from '../../src/rules/catalogue.ts';
import { UserError } from '../../src/user-error.ts';

const parse = (text: string) => parseConfiguration('/home/kim/.kube-dossier.yaml', text, RULES);

function mistake(text: string): UserError {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was wrong');
}

const RULE = `rules:
  - id: no-team
    title: Deployment has no team
    group: hygiene
    severity: low
    why: Nobody knows whom to call.
    fix: Set the label team.
    kind: Deployment
`;

test('an empty file decides nothing, and the audit names the file without its folder', () => {
  expect(parse('')).toEqual({
    file: '.kube-dossier.yaml',
    excludedNamespaces: [],
    disabledRules: [],
    settings: [],
    severities: [],
    accepted: [],
    rules: [],
  });
});

test.each([
  ['excluded: [shop]', ':1:1: unknown key excluded'],
  ['acepted: []', ':1:1: unknown key acepted; did you mean accepted?'],
  [
    'disabledRules:\n  - rule: stuck-rolout\n    reason: x',
    ':2:11: disabledRules.0.rule: no rule is called stuck-rolout; did you mean stuck-rollout?',
  ],
  ['disabledRules:\n  - rule: stuck-rollout', ':2:5: disabledRules.0.reason: is missing'],
  ['severities:\n  - severity: low\n    reason: x', ':2:5: severities.0: expected either rule or finding'],
  [
    'severities:\n  - { rule: stuck-rollout, finding: "a b", severity: low, reason: x }',
    ':2:5: severities.0: expected either rule or finding',
  ],
  [
    'severities:\n  - rule: stuck-rollout\n    severity: hihg\n    reason: x',
    ':3:5: severities.0.severity: ',
  ],
  [
    'accepted:\n  - finding: stuck-rollout\n    owner: a\n    reason: b\n    expires: 2026-01-01',
    ':2:5: accepted.0.finding: expected a fingerprint such as',
  ],
  [
    'accepted:\n  - finding: stuck-rollot shop/*\n    owner: a\n    reason: b\n    expires: 2026-01-01',
    ':2:14: accepted.0.finding: no rule is called stuck-rollot; did you mean stuck-rollout?',
  ],
  [
    'accepted:\n  - finding: stuck-rollout shop/*\n    owner: a\n    reason: b\n    expires: 2026-02-30',
    ':5:5: accepted.0.expires: no such day in the calendar',
  ],
  [
    'accepted:\n  - finding: stuck-rollout shop/*\n    owner: a\n    reason: b',
    ':2:5: accepted.0.expires: is missing',
  ],
  [
    'settings:\n  cpu-near-limt: { percent: 85 }',
    ':2:3: settings.cpu-near-limt: no rule is called cpu-near-limt; did you mean cpu-near-limit?',
  ],
  [
    'settings:\n  cpu-near-limit: { percnt: 85 }',
    ':2:21: settings.cpu-near-limit.percnt: cpu-near-limit has no threshold percnt; did you mean percent?',
  ],
  [
    'settings:\n  cpu-near-limit: { minutes: 85 }',
    ':2:21: settings.cpu-near-limit.minutes: cpu-near-limit has no threshold minutes; it has percent',
  ],
  [
    'settings:\n  node-not-ready: { percent: 85 }',
    ':2:21: settings.node-not-ready.percent: node-not-ready has no thresholds',
  ],
  [
    'settings:\n  cpu-near-limit: { percent: 101 }',
    ':2:30: settings.cpu-near-limit.percent: expected a whole number from 1 to 100 %',
  ],
  [
    'settings:\n  cpu-near-limit: { percent: 0 }',
    ':2:30: settings.cpu-near-limit.percent: expected a whole number from 1 to 100 %',
  ],
  [
    'settings:\n  unused-claim:\n    days: 0.5',
    ':3:11: settings.unused-claim.days: expected a whole number from 0 to 3650 days',
  ],
  ['settings:\n  unused-claim: { days: many }', ':2:19: settings.unused-claim.days: '],
  ['settings:\n  __proto__: { percent: 1 }', ':2:3: expected a word as key'],
  ['settings:\n  unused-claim: { __proto__: 1 }', ':2:19: expected a word as key'],
  ['settings:\n  ? [unused-claim]\n  : { days: 1 }', ':2:5: expected a word as key'],
  ['settings: {}\n---\nsettings: {}', ':2:1: a second document; expected one'],
  ['settings:\n  unused-claim: { constructor: 1 }', 'unused-claim has no threshold constructor'],
  ['settings: { unused-claim: 3 }', ':1:13: settings.unused-claim: '],
  ['settings: [unused-claim]', ':1:1: settings: '],
  ['expectedRegistries: ["https://registry.example.org"]', ':1:22: expectedRegistries.0: expected a host'],
  [
    `${RULE}    when: "true"\n`.replace('no-team', 'stuck-rollout'),
    ':2:5: rules.0.id: there is a rule stuck-rollout already',
  ],
  [
    `${RULE}    when: object.spec.replica > 1\n`,
    ':9:23: rules.0.when: no field is called object.spec.replica; did you mean object.spec.replicas?',
  ],
  [
    `${RULE}    when: object.spec.replicas\n`,
    ':9:11: rules.0.when: expected a comparison, and this is a number',
  ],
  [`${RULE}    when: object.spec.replicas >\n`, ':9:33: rules.0.when: '],
  [
    `${RULE}    when: object.metadata.name.matches('(a+)+$')\n`,
    ':9:11: rules.0.when: matches is not to be had here',
  ],
  [
    `${RULE}    when: object.metadata.annotations['a'] == 'b'\n`,
    ':9:27: rules.0.when: no field is called object.metadata.annotations',
  ],
  [
    `${RULE}    when: object.spec.template.spec.containers.exists(c, c.imagee == 'a')\n`,
    ':9:60: rules.0.when: no field is called object.spec.template.spec.containers[...].imagee; did you mean object.spec.template.spec.containers[...].image?',
  ],
  [
    `${RULE}    when: object.spec.template.spec.containers.image == 'a'\n`,
    'containers is a list; ask of each',
  ],
  [
    `${RULE}    when: "true"\n    message: object.spec\n`,
    ':10:14: rules.0.message: expected a single value, and this is a group of fields',
  ],
  [`${RULE.replace('Deployment\n', 'Deploymant\n')}    when: "true"\n`, ':8:5: rules.0.kind: '],
])('%j is refused with its place', (text, message) => {
  expect(mistake(text).message).toContain(message);
  expect(mistake(text).message).toMatch(/^\/home\/kim\/\.kube-dossier\.yaml:\d+:\d+: /);
});

test('a mistake in an expression shows where in it', () => {
  const [line, carets] = mistake(`${RULE}    when: object.spec.replica > 1\n`).excerpt;
  expect(line).toBe('object.spec.replica > 1');
  expect(carets).toBe('            ^^^^^^^');
});

test('patterns may name rules of the user, and the first in the file comes first', () => {
  const { rules, severities, accepted } = parse(`${RULE}    when: "!('team' in object.metadata.labels)"
severities:
  - { rule: no-team, severity: info, reason: new }
accepted:
  - { finding: no-team shop/*, owner: Kim, reason: old, expires: 2026-01-01 }
`);
  expect(rules.map(({ id, needs }) => [id, needs])).toEqual([['no-team', ['deployments']]]);
  expect(severities[0]?.findings.matches('no-team shop/Deployment/cart')).toBe(true);
  expect(accepted[0]?.findings.matches('no-team shop/Deployment/cart')).toBe(true);
  expect(accepted[0]?.findings.matches('no-team shoe/Deployment/cart')).toBe(false);
});

test('thresholds are read in the order of the file, with what they are otherwise', () => {
  expect(
    parse(`settings:
  unused-claim: { days: 0 }
  memory-near-limit:
    mediumPercent: 99
    percent: 85
${RULE}    when: "true"
`).settings,
  ).toEqual([
    { rule: 'unused-claim', name: 'days', value: 0, default: 1, unit: 'day' },
    { rule: 'memory-near-limit', name: 'mediumPercent', value: 99, default: 95, unit: '%' },
    { rule: 'memory-near-limit', name: 'percent', value: 85, default: 85, unit: '%' },
  ]);
});

test('rules of the user have no thresholds', () => {
  expect(mistake(`settings:\n  no-team: { days: 1 }\n${RULE}    when: "true"\n`).message).toContain(
    ':2:14: settings.no-team.days: no-team has no thresholds',
  );
});

test('the JSON Schema knows every threshold, and within the same bounds', () => {
  const validator = (value: number) =>
    parse(JSON.stringify({ settings: { 'large-config-map': { percent: value } } }));
  const { settings } = z
    .object({ properties: z.object({ settings: NESTED }) })
    .parse(configSchema()).properties;
  const named = Object.entries(settings.properties).flatMap(([rule, { properties }]) =>
    Object.keys(properties).map((name) => `${rule} ${name}`),
  );
  expect(named).toEqual(
    RULES.flatMap(({ id, settings: own }) => Object.keys(own).map((name) => `${id} ${name}`)),
  );
  const { minimum, maximum } = settings.properties['large-config-map']?.properties['percent'] ?? {};
  expect([minimum, maximum]).toEqual([1, 100]);
  for (const value of [1, 100]) expect(validator(value).settings).toHaveLength(1);
  for (const value of [0, 101]) expect(() => validator(value)).toThrow(UserError);
});

const NUMBER = z.object({ type: z.literal('integer'), minimum: z.number(), maximum: z.number() });
const NESTED = z.object({
  additionalProperties: z.literal(false),
  properties: z.record(
    z.string(),
    z.object({ additionalProperties: z.literal(false), properties: z.record(z.string(), NUMBER) }),
  ),
});

test('what is nested deeper than the parser can follow is refused with its line', () => {
  expect(mistake(`disabledRules: []\nsettings: ${'['.repeat(5000)}`).message).toMatch(
    /:[12]:1: not YAML: nested too deeply$/,
  );
});
