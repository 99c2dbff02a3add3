import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import type { Audit } from '../../src/analysis/audit.ts';
import { MOST_RESULTS, sarifLog } from '../../src/report/sarif.ts';
import { RULES } from '../../src/rules/catalogue.ts';
import { audit, deployment, finding, verdict } from '../builders/audit.ts';
import { hostileText } from './markdown/hostile-text.ts';

const message = z.strictObject({ text: z.string().min(1) });
const level = z.enum(['error', 'warning', 'note', 'none']);
const index = z.int().min(0);

/** The part of SARIF 2.1.0 that is written, closed: a property the standard does not name would show. */
const log = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.tuple([
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.literal('kube-dossier'),
          version: z.string(),
          rules: z.array(
            z.strictObject({
              id: z.string(),
              name: z.string().regex(/^[A-Z][A-Za-z]+$/),
              shortDescription: message,
              fullDescription: message,
              help: message,
              defaultConfiguration: z.strictObject({ level }),
              properties: z.looseObject({ tags: z.array(z.string()), 'security-severity': z.string() }),
            }),
          ),
        }),
      }),
      invocations: z.tuple([
        z.strictObject({
          executionSuccessful: z.boolean(),
          toolExecutionNotifications: z.array(
            z.strictObject({
              descriptor: z.strictObject({ id: z.string() }),
              associatedRule: z.strictObject({ id: z.string(), index: index.optional() }).optional(),
              level,
              message,
            }),
          ),
        }),
      ]),
      originalUriBaseIds: z.strictObject({ SNAPSHOT: z.strictObject({ description: message }) }),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: index.optional(),
          level,
          message,
          locations: z.tuple([
            z.strictObject({
              physicalLocation: z.strictObject({
                artifactLocation: z.strictObject({
                  uri: z.string().regex(/^[A-Za-z0-9_.!~*'()%-][A-Za-z0-9_.!~*'()%/-]*$/),
                  uriBaseId: z.literal('SNAPSHOT'),
                }),
                region: z.strictObject({ startLine: z.int().min(1) }),
              }),
              logicalLocations: z.tuple([
                z.strictObject({
                  name: z.string(),
                  fullyQualifiedName: z.string(),
                  kind: z.literal('resource'),
                }),
              ]),
            }),
          ]),
          partialFingerprints: z.record(z.string(), z.string()),
          properties: z.looseObject({ 'security-severity': z.string() }),
        }),
      ),
      columnKind: z.literal('utf16CodeUnits'),
    }),
  ]),
});

test('every rule of the catalogue is described', () => {
  const { tool, results, invocations } = runOf(audit());
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
  expect(tool.driver.version).toBe('1.2.3');
  expect(results).toEqual([]);
  expect(invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
});

test.each([
  ['critical', 'error', 9, 10],
  ['high', 'error', 7, 8.9],
  ['medium', 'warning', 4, 6.9],
  ['low', 'note', 0.1, 3.9],
  ['info', 'note', 0, 0],
] as const)('%s is level %s, in its band of security severities', (severity, expected, from, to) => {
  const result = onlyResult(audit({ findings: [finding('stuck-rollout', { severity })] }));
  expect(result.level).toBe(expected);
  expect(Number(result.properties['security-severity'])).toBeGreaterThanOrEqual(from);
  expect(Number(result.properties['security-severity'])).toBeLessThanOrEqual(to);
});

test('a finding says what, where and how to know it again', () => {
  const covered = finding('missing-replicas', { message: '2 replicas are missing' });
  const evidence = [
    {
      source: { file: 'apps/deployments.json', document: 0, item: 3 },
      path: 'status.readyReplicas',
      value: '0',
    },
  ];
  const commands = ['kubectl rollout status deployment/cart -n shop'];
  const result = onlyResult(
    audit({
      findings: [finding('stuck-rollout', { severity: 'high', evidence, commands, covered: [covered] })],
    }),
  );
  expect(result).toEqual({
    ruleId: 'stuck-rollout',
    ruleIndex: RULES.findIndex(({ id }) => id === 'stuck-rollout'),
    level: 'error',
    message: { text: 'shop/Deployment/cart: 0 of 2 replicas are ready.' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'apps/deployments.json', uriBaseId: 'SNAPSHOT' },
          region: { startLine: 1 },
        },
        logicalLocations: [{ name: 'cart', fullyQualifiedName: 'shop/Deployment/cart', kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'kubeDossier/v1': 'stuck-rollout shop/Deployment/cart' },
    properties: {
      group: 'health',
      severity: 'high',
      'security-severity': '8.0',
      evidence: ['apps/deployments.json#/items/3 status.readyReplicas is 0'],
      commands,
      covered: [
        {
          ruleId: 'missing-replicas',
          message: '2 replicas are missing.',
          fingerprint: 'missing-replicas shop/Deployment/cart',
        },
      ],
    },
  });
});

test.each([
  ['the file of the kind, without evidence', finding('stuck-rollout'), 'deployments.json'],
  [
    'the snapshot, for a kind nobody captured',
    finding('stuck-rollout', { subject: { kind: 'Rollout', namespace: 'shop', name: 'cart' } }),
    'shop',
  ],
  [
    'a name with characters that a URI has no room for',
    evidenceIn('a b/100%/ü#1?.json'),
    'a%20b/100%25/%C3%BC%231%3F.json',
  ],
  ['no scheme', evidenceIn('javascript:alert(1)'), 'javascript%3Aalert(1)'],
  ['no way out', evidenceIn('/../..//etc/./passwd'), 'etc/passwd'],
  ['a lone surrogate', evidenceIn('\ud800.json'), '%EF%BF%BD.json'],
  ['nothing', evidenceIn('..'), 'snapshot'],
])('the location is %s', (_, found, uri) => {
  const { physicalLocation } = onlyResult(audit({ findings: [found] })).locations[0];
  expect(physicalLocation.artifactLocation.uri).toBe(uri);
});

test('a rule the catalogue does not know has no index', () => {
  expect(onlyResult(audit({ findings: [finding('retired-rule')] }))).not.toHaveProperty('ruleIndex');
});

test('what the results do not say is in the notifications', () => {
  const { invocations } = runOf(
    audit({
      rules: [
        verdict('node-not-ready', { outcome: 'not evaluated', missing: ['nodes'] }),
        verdict('stuck-rollout', { outcome: 'crashed', error: 'no such field' }),
        verdict('missing-replicas', { outcome: 'found', findings: 1, missing: ['pods'] }),
        verdict('failed-job'),
      ],
    }),
  );
  const [{ executionSuccessful, toolExecutionNotifications }] = invocations;
  expect(executionSuccessful).toBe(false);
  expect(
    toolExecutionNotifications.map(({ descriptor, associatedRule, level: own, message: { text } }) => [
      descriptor.id,
      associatedRule?.id,
      own,
      text,
    ]),
  ).toEqual([
    [
      'rule-crashed',
      'stuck-rollout',
      'error',
      'The rule crashed, which is a bug in kube-dossier: no such field',
    ],
    ['rule-not-evaluated', 'node-not-ready', 'note', 'Not evaluated: nodes not captured, or only in part.'],
    [
      'rule-evaluated-in-part',
      'missing-replicas',
      'note',
      'Evaluated on a part only: pods not captured whole.',
    ],
  ]);
});

test.each([
  ['as many as there is room for', MOST_RESULTS, []],
  [
    'one more',
    MOST_RESULTS + 1,
    ['1 finding left out: a log holds the 5000 worst. The JSON audit has them all.'],
  ],
])('%s', (_, count, remarks) => {
  const findings = Array.from({ length: count }, (_unused, number) =>
    finding('stuck-rollout', { subject: deployment(`cart-${number}`) }),
  );
  const { results, invocations } = runOf(audit({ findings }));
  expect(results).toHaveLength(MOST_RESULTS);
  expect(invocations[0].toolExecutionNotifications.map((each) => each.message.text)).toEqual(remarks);
});

test('whatever the text, the log keeps its shape, and no message holds a link', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (name, text) => {
      const found = finding('stuck-rollout', { subject: deployment(name), message: text });
      const result = onlyResult(
        audit({ findings: [found, { ...evidenceIn(text), covered: [found] }].slice(0, 1) }),
      );
      expect(result.message.text).not.toContain('](');
      expect(result.message.text).not.toMatch(/[\n\u001b\u202e]/);
      expect(onlyResult(audit({ findings: [evidenceIn(text)] })).ruleId).toBe('stuck-rollout');
    }),
  );
});

function evidenceIn(file: string) {
  return finding('stuck-rollout', {
    evidence: [{ source: { file, document: 0, item: null }, path: 'status', value: '0' }],
  });
}

function runOf(shop: Audit): z.infer<typeof log>['runs'][0] {
  const text = sarifLog(shop);
  expect(text.endsWith('}\n')).toBe(true);
  return log.parse(JSON.parse(text)).runs[0];
}

function onlyResult(shop: Audit) {
  const [first, ...others] = runOf(shop).results;
  if (first === undefined || others.length > 0) throw new Error(`${others.length + 1} results`);
  return first;
}
