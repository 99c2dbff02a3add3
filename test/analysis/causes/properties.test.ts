import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditOf } from '../../../src/analysis/audit-of.ts';
import type { Cause } from '../../../src/analysis/causes/cause.ts';
import { causes } from '../../../src/analysis/causes/causes.ts';
import { MECHANISMS } from '../../../src/analysis/causes/mechanisms/mechanisms.ts';
import { allCauses, causesBehind } from '../../../src/cli/why-text.ts';
import type { Cluster } from '../../../src/model/cluster.ts';
import { sourceNames } from '../../../src/model/kinds.ts';
import { objectKey } from '../../../src/model/object.ts';
import { RULES } from '../../../src/rules/catalogue.ts';
import { evaluate } from '../../../src/rules/evaluate.ts';
import type { Finding } from '../../../src/rules/finding.ts';
import { isAtLeast } from '../../../src/rules/severity.ts';
import { audit } from '../../builders/audit.ts';
import { sickCluster } from '../../builders/sick-cluster.ts';
import { brokenShop } from '../broken-shop.ts';
import { excusedShop } from '../excused-shop.ts';
import { lessCaptured } from '../less-captured.ts';
import { reordered, twisted } from './twisted.ts';

const CLUSTERS: readonly (readonly [string, () => Cluster])[] = [
  ['a cluster of which a third is broken', () => sickCluster(84)],
  ['a shop in which everything is broken', brokenShop],
  ['a shop in which everything is excused', excusedShop],
];

const byId = new Map(MECHANISMS.map((mechanism) => [mechanism.id, mechanism]));

/** What is wrong with the causes of a cluster in themselves; empty for good ones. */
function faults(found: readonly Cause[], unexplained: readonly string[], findings: readonly Finding[]) {
  const told = [...found.flatMap(({ explains }) => explains), ...unexplained];
  const once = new Set(told);
  return [
    ...(once.size === told.length ? [] : ['something is told twice']),
    ...findings
      .filter(({ group, severity }) => group === 'health' && isAtLeast(severity, 'medium'))
      .filter(({ fingerprint }) => !once.has(fingerprint))
      .map(({ fingerprint }) => `untold: ${fingerprint}`),
    ...found.flatMap(chainFaults),
    ...found
      .filter(({ confidence, toConfirm }) => (confidence === 'confirmed') !== (toConfirm === null))
      .map(({ mechanism }) => `${mechanism}: settled, and to be settled`),
  ];
}

/** Each finding is reached once, from the root or from one that was reached before: so there is no circle. */
function chainFaults({ mechanism, chain, explains, symptoms }: Cause): readonly string[] {
  const reached = new Set<string>();
  const wrong: string[] = [];
  for (const [index, { from, to }] of chain.entries()) {
    if (to !== explains[index]) wrong.push(`${mechanism}: ${to} is not what it explains`);
    if (from === null ? !symptoms.includes(to) : !reached.has(from)) wrong.push(`${mechanism}: from nowhere`);
    reached.add(to);
  }
  return chain.length === explains.length ? wrong : [...wrong, `${mechanism}: its chain is no whole`];
}

/** What is confirmed where less was captured and not known to the whole: it rests on what nobody captured. */
function madeUp(found: readonly Cause[], whole: Cluster, known: readonly Finding[]): readonly string[] {
  const byFingerprint = new Map(known.map((finding) => [finding.fingerprint, finding]));
  const scene = { cluster: whole, findings: known };
  return found.flatMap(({ mechanism, confidence, symptoms: [first = ''], summary }) => {
    const finding = byFingerprint.get(first);
    const told = byId.get(mechanism);
    if (confidence !== 'confirmed' || finding === undefined || told === undefined) return [];
    return told.diagnose(finding, scene)?.confidence === 'confirmed' ? [] : [`${mechanism}: ${summary}`];
  });
}

describe.each(CLUSTERS)('%s', (_, made) => {
  const cluster = made();
  const { findings } = evaluate(RULES, cluster);
  const captured = sourceNames.filter((source) => cluster.captured.state(source) !== 'not captured');

  test('whatever sources are missed, every trouble is told once, and nothing is confirmed by what is missing', () => {
    fc.assert(
      fc.property(fc.subarray(captured), (lost) => {
        const less = lessCaptured(cluster, new Set(lost));
        const own = evaluate(RULES, less).findings;
        const explained = causes(less, own, RULES);
        expect(faults(explained.causes, explained.unexplained, own)).toEqual([]);
        expect(madeUp(explained.causes, cluster, findings)).toEqual([]);
      }),
      { numRuns: 20, seed: 11 },
    );
  });

  test('each source alone', () => {
    const wrong = captured.flatMap((source) => {
      const less = lessCaptured(cluster, new Set([source]));
      const own = evaluate(RULES, less).findings;
      const explained = causes(less, own, RULES);
      return [
        ...faults(explained.causes, explained.unexplained, own),
        ...madeUp(explained.causes, cluster, findings),
      ].map((fault) => `without ${source}: ${fault}`);
    });
    expect(wrong).toEqual([]);
  });

  test('the order of lists changes no cause', () => {
    const story = (of: Cluster) =>
      causes(of, evaluate(RULES, of).findings, RULES).causes.map(
        ({ mechanism, root, confidence, explains }) =>
          `${mechanism} ${objectKey(root)} ${confidence}: ${explains.toSorted().join(', ')}`,
      );
    expect(story(reordered(cluster)).toSorted()).toEqual(story(cluster).toSorted());
  });
});

describe('names and messages full of shell, Markdown and control characters', () => {
  const TEXTS = [
    "'",
    '"`id`$(id)',
    '\\;id|id&\n',
    '--server=x',
    '-rf',
    '\u001b[31m\u009b1m',
    '\u202e#{{<b>%s',
    '\ud800',
  ];
  const audits = TEXTS.flatMap((text) =>
    CLUSTERS.map(([, made]) =>
      auditOf({
        cluster: twisted(made(), text),
        ledger: audit().ledger,
        rules: RULES,
        version: '1.2.3',
      }),
    ),
  );
  const commands = audits.flatMap(({ findings, causes: found, plan }) => [
    ...findings.flatMap((one) => one.commands),
    ...found.flatMap(({ remedy }) => [
      ...remedy.commands,
      ...remedy.otherwise.flatMap((one) => one.commands),
    ]),
    ...plan.steps.flatMap((step) => step.commands),
  ]);

  test('break no rule and no mechanism', () => {
    const crashed = audits.flatMap(({ rules }) => rules.filter(({ outcome }) => outcome === 'crashed'));
    expect(crashed.map(({ rule }) => rule)).toEqual([]);
    expect(
      new Set(audits.flatMap((one) => one.causes.map(({ mechanism }) => mechanism))).size,
    ).toBeGreaterThan(10);
  });

  test('every command is one line that a shell reads as words of one program', () => {
    expect(commands.length).toBeGreaterThan(100);
    expect(commands.filter((line) => /[\u0000-\u001f\u007f-\u009f\u202e]/.test(line))).toEqual([]);
    const lines = [...new Set(commands)].map((line) => Buffer.from(line).toString());
    // Functions in place of the programs; `set -f` and an empty PATH leave nothing else to run.
    const script = [
      'PATH= ; set -f',
      ...['kubectl', 'helm', 'ssh'].map((name) => `${name}() { printf '%s\\n' ${name}; }`),
      ...lines,
    ].join('\n');
    const printed = execFileSync('/bin/sh', [], { input: script, encoding: 'utf8', stdio: 'pipe' });
    const called = lines.filter((line) => !line.startsWith('#')).map((line) => line.split(' ', 1)[0]);
    expect(printed.split('\n').slice(0, -1)).toEqual(called);
  });

  test('no name becomes an option of kubectl', () => {
    expect(commands.filter((line) => !line.startsWith('#') && /(?<=[ '])--server=x/.test(line))).toEqual([]);
  });

  test('the terminal gets lines without control characters', () => {
    for (const one of audits) {
      const lines = [
        ...allCauses(one),
        ...causesBehind(
          one,
          one.findings.map(({ subject }) => subject),
        ),
      ];
      expect(lines.filter((line) => /[\u0000-\u001f\u007f-\u009f\u202e]|\p{Cs}/u.test(line))).toEqual([]);
    }
  });
});
