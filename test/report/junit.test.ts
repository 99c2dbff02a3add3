import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Audit } from '../../src/analysis/audit.ts';
import { junitReport } from '../../src/report/junit.ts';
import { RULES } from '../../src/rules/catalogue.ts';
import { GROUPS } from '../../src/rules/severity.ts';
import { audit, deployment, finding, verdict } from '../builders/audit.ts';
import { hostileText } from './markdown/hostile-text.ts';
import { type ParsedElement, parsedXml } from './parsed-xml.ts';

test('a rule is a case, a group a suite, and all pass when nothing was found', () => {
  const root = parsedXml(junitReport(audit({ rules: RULES.map(({ id }) => verdict(id)) })));
  expect(root).toMatchObject({
    name: 'testsuites',
    attributes: {
      name: 'kube-dossier',
      tests: `${RULES.length}`,
      failures: '0',
      errors: '0',
      skipped: '0',
      time: '0',
    },
  });
  const groups = GROUPS.filter((group) => RULES.some((rule) => rule.group === group));
  expect(root.children.map(({ attributes }) => attributes.name)).toEqual(groups);
  const cases = root.children.flatMap(({ children }) => children);
  expect(cases.map(({ attributes }) => attributes.name).toSorted()).toEqual(
    RULES.map(({ id }) => id).toSorted(),
  );
  expect(cases.every(({ children }) => children.length === 0)).toBe(true);
});

test('a rule that found something fails once, and names every subject', () => {
  const names = ['cart', 'checkout', 'catalogue', 'payments'];
  const shop = audit({
    rules: [verdict('stuck-rollout', { outcome: 'found', findings: 4 })],
    findings: names.map((name) => finding('stuck-rollout', { subject: deployment(name), severity: 'high' })),
  });
  const [failure, ...others] = onlyCase(shop).children;
  expect(others).toEqual([]);
  expect(failure).toMatchObject({ name: 'failure', attributes: { type: 'high' } });
  expect(failure?.attributes.message).toMatch(
    /: Deployment shop\/cart: 0 of 2 replicas are ready; .*checkout.*catalogue.*; and 1 more finding$/,
  );
  for (const name of names)
    expect(failure?.text).toContain(`high: Deployment shop/${name}: 0 of 2 replicas are ready\n`);
  expect(parsedXml(junitReport(shop)).attributes).toMatchObject({ tests: '1', failures: '1' });
});

test('info is no failure', () => {
  const shop = audit({
    rules: [verdict('past-restarts', { outcome: 'found', findings: 1 })],
    findings: [finding('past-restarts', { severity: 'info' })],
  });
  expect(onlyCase(shop).children).toEqual([]);
});

test('info beside worse is left out of the failure', () => {
  const shop = audit({
    rules: [verdict('past-restarts', { outcome: 'found', findings: 2 })],
    findings: [
      finding('past-restarts', { severity: 'low' }),
      finding('past-restarts', { severity: 'info', subject: deployment('wishlist') }),
    ],
  });
  expect(onlyCase(shop).children[0]?.text).not.toContain('wishlist');
});

test.each([
  [
    'not evaluated is skipped, with what is missing',
    verdict('stuck-rollout', { outcome: 'not evaluated', missing: ['deployments', 'events'] }),
    'skipped',
    'not evaluated: deployments and events not captured, or only in part',
  ],
  [
    'a crash is an error, with its message',
    verdict('stuck-rollout', { outcome: 'crashed', error: 'cannot read <x>' }),
    'error',
    'the rule crashed: cannot read <x>',
  ],
  [
    'found, and told by another rule, is skipped',
    verdict('stuck-rollout', { outcome: 'found', findings: 1 }),
    'skipped',
    '1 finding, told by another rule on the same object, accepted, or milder than this report shows',
  ],
])('%s', (_, came, name, message) => {
  const shop = audit({ rules: [came] });
  expect(onlyCase(shop).children).toEqual([{ name, attributes: { message }, children: [], text: '' }]);
  expect(parsedXml(junitReport(shop)).attributes[name === 'error' ? 'errors' : 'skipped']).toBe('1');
});

test('names that look like XML stay names', () => {
  const subject = deployment(`"><failure/>&amp;]]>'\u0000\u001b[31m\ufffe`);
  const shop = audit({
    rules: [verdict('stuck-rollout', { outcome: 'found', findings: 1 })],
    findings: [finding('stuck-rollout', { subject, message: 'line one\nline two' })],
  });
  const [failure] = onlyCase(shop).children;
  expect(failure?.children).toEqual([]);
  expect(failure?.text).toContain(`Deployment shop/"><failure/>&amp;]]>'[31m: line one line two`);
});

test('whatever the text, the report is well-formed', () => {
  fc.assert(
    fc.property(hostileText, hostileText, hostileText, (name, message, error) => {
      const shop = audit({
        rules: [
          verdict('stuck-rollout', { outcome: 'found', findings: 1 }),
          verdict('node-not-ready', { outcome: 'crashed', error }),
        ],
        findings: [finding('stuck-rollout', { subject: deployment(name), message })],
      });
      expect(parsedXml(junitReport(shop)).attributes).toMatchObject({
        tests: '2',
        failures: '1',
        errors: '1',
      });
    }),
  );
});

test('the same audit gives the same bytes', () => {
  const shop = audit({ rules: RULES.map(({ id }) => verdict(id)) });
  expect(junitReport(shop)).toBe(junitReport(shop));
  expect(junitReport(shop)).not.toContain('timestamp');
});

function onlyCase(shop: Audit): ParsedElement {
  const cases = parsedXml(junitReport(shop)).children.flatMap(({ children }) => children);
  const [first] = cases;
  if (first === undefined || cases.length > 1) throw new Error(`${cases.length} cases`);
  return first;
}
