import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capacity } from '../../src/analysis/capacity.ts';
import { inventory } from '../../src/analysis/inventory/inventory-of.ts';
import { type Score, score } from '../../src/analysis/score/score.ts';
import { type HealthState, healthVerdict } from '../../src/analysis/verdict.ts';
import type { Cluster } from '../../src/model/cluster.ts';
import { type SourceName, sourceNames } from '../../src/model/kinds.ts';
import { objectKey } from '../../src/model/object.ts';
import { RULES } from '../../src/rules/catalogue.ts';
import { type Evaluation, evaluate, type Outcome } from '../../src/rules/evaluate.ts';
import type { Finding } from '../../src/rules/finding.ts';
import { readSnapshot } from '../../src/snapshot/read-snapshot.ts';
import { recordedSnapshots, snapshotPath } from '../reports/recorded.ts';
import { brokenShop } from './broken-shop.ts';
import { excusedShop } from './excused-shop.ts';
import { lessCaptured } from './less-captured.ts';

/** What is said of a cluster by the whole catalogue. */
interface Said extends Evaluation {
  readonly verdict: HealthState;
  readonly score: Score;
}

function said(cluster: Cluster): Said {
  const evaluation = evaluate(RULES, cluster);
  const { findings, verdicts } = evaluation;
  const listed = inventory(cluster);
  return {
    ...evaluation,
    verdict: healthVerdict(findings, cluster.captured).state,
    score: score({
      cluster,
      inventory: listed,
      capacity: capacity(cluster, listed.nodes),
      rules: RULES,
      verdicts,
      findings,
    }),
  };
}

/**
 * Kinds that are asked for by one capture in a hundred, and that rules do without: ReplicationControllers have been
 * superseded for ten years.
 */
const DISPENSABLE: ReadonlySet<SourceName> = new Set(['replicationControllers']);

/** Why a finding may appear that was not there: it rests on what is there, and something else has spoken for it. */
const SPOKEN_FOR: Readonly<
  Record<string, (finding: Finding, lost: ReadonlySet<SourceName>, before: Said) => boolean>
> = {
  // A failed pod is a failed pod, also where nobody captured whether its Job was done in the end.
  'failed-pod': ({ subject }, lost) => lost.has('jobs') && subject.kind === 'Job',
  // The same pods, told by their owners instead of by the node that keeps them.
  'stuck-terminating-pod': ({ related }, lost, { findings }) => {
    const told = findings.filter(({ rule }) => rule === 'stuck-terminating-pod');
    const pods = new Set(told.flatMap((one) => one.related.map(objectKey)));
    return lost.has('nodes') && related.every((pod) => pods.has(objectKey(pod)));
  },
  // Of the server's own version another rule speaks.
  'unsupported-kubelet-version': (_, lost, { findings }) =>
    lost.has('version') && findings.some(({ rule }) => rule === 'unsupported-kubernetes-version'),
};

/** What a smaller capture says that it must not; empty for a good catalogue. */
function faults(before: Said, after: Said, lost: ReadonlySet<SourceName>): readonly string[] {
  return [
    ...newFindings(before, after, lost),
    ...wrongOutcomes(before, after, lost),
    ...risenScores(before.score, after.score),
    ...(after.verdict === 'healthy' && before.verdict !== 'healthy' ? ['the verdict turns healthy'] : []),
  ];
}

function newFindings(before: Said, after: Said, lost: ReadonlySet<SourceName>): readonly string[] {
  const known = new Set(before.findings.flatMap(withCovered).map(({ fingerprint }) => fingerprint));
  return after.findings.flatMap((one) =>
    known.has(one.fingerprint) || SPOKEN_FOR[one.rule]?.(one, lost, before) === true
      ? []
      : [`new: ${one.fingerprint}: ${one.message}`],
  );
}

function withCovered(finding: Finding): readonly Finding[] {
  return [finding, ...finding.covered.flatMap(withCovered)];
}

function wrongOutcomes(before: Said, after: Said, lost: ReadonlySet<SourceName>): readonly string[] {
  const was = new Map(before.verdicts.map(({ rule, outcome }) => [rule, outcome]));
  const is = new Map(after.verdicts.map(({ rule, outcome }) => [rule, outcome]));
  return RULES.flatMap(({ id, needs }) => {
    const outcome = is.get(id) ?? 'crashed';
    const allowed: readonly (Outcome | undefined)[] = needs.some((source) => lost.has(source))
      ? ['not evaluated']
      : [was.get(id), 'not evaluated', ...(id in SPOKEN_FOR ? (['found'] as const) : [])];
    return allowed.includes(outcome) && outcome !== 'crashed'
      ? []
      : [`${id} was ${was.get(id)} and is ${outcome}`];
  });
}

function risenScores(before: Score, after: Score): readonly string[] {
  const rows = (of: Score): readonly (readonly [string, number | null])[] => [
    ['overall', of.overall],
    ['weight', of.weight.evaluated],
    ...of.areas.map((one) => [one.area, one.score] as const),
    ...of.groups.map((one) => [one.group, one.score] as const),
    ...of.groups.map((one) => [`points of ${one.group}`, one.points.earned] as const),
  ];
  const was = new Map(rows(before));
  return rows(after).flatMap(([name, value]) =>
    value === null || value <= (was.get(name) ?? -1)
      ? []
      : [`${name} rises from ${was.get(name)} to ${value}`],
  );
}

const CLUSTERS: readonly (readonly [string, () => Promise<Cluster> | Cluster])[] = [
  ...recordedSnapshots().map((name) => [name, () => recorded(name)] as const),
  ['a shop in which everything is broken', brokenShop],
  ['a shop in which everything is excused', excusedShop],
];

async function recorded(name: string): Promise<Cluster> {
  return (await readSnapshot(snapshotPath(name), { namespaces: null, capturedAt: null })).cluster;
}

describe.each(CLUSTERS)('of %s', async (_, made) => {
  const cluster = await made();
  const before = said(cluster);
  const captured = sourceNames.filter(
    (source) => cluster.captured.state(source) !== 'not captured' && !DISPENSABLE.has(source),
  );
  const faultsWithout = (lost: readonly SourceName[]) => {
    const gone = new Set(lost);
    return faults(before, said(lessCaptured(cluster, gone)), gone);
  };

  test('each source alone missed adds no finding and raises no score', () => {
    expect(
      captured.flatMap((source) => faultsWithout([source]).map((fault) => `${source}: ${fault}`)),
    ).toEqual([]);
  });

  test('nor does any subset of them', () => {
    fc.assert(
      fc.property(fc.subarray(captured, { minLength: 2 }), (lost) => {
        expect(faultsWithout(lost)).toEqual([]);
      }),
      { numRuns: 12, seed: 5 },
    );
  });

  test('nor does all but one', () => {
    const faulty = captured.flatMap((kept) => faultsWithout(captured.filter((source) => source !== kept)));
    expect(faulty).toEqual([]);
  });
});

test('the excused shop has what this is about: much to excuse', () => {
  const whole = excusedShop();
  const found = new Set(evaluate(RULES, whole).findings.map(({ rule }) => rule));
  for (const rule of EXCUSED) expect([rule, found.has(rule)]).toEqual([rule, false]);
});

/** Rules that would find something there if they did not ask for what excuses it. */
const EXCUSED = [
  'disruption-budget-never-allows',
  'disruption-budget-without-pods',
  'empty-namespace',
  'long-running-job',
  'network-policy-without-pods',
  'node-bound-volume',
  'pod-without-ingress-policy',
  'service-without-pods',
  'unbound-claim',
  'unused-claim',
  'unused-config-map',
  'unused-service-account',
  'workload-without-disruption-budget',
];
