import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditOf } from '../../../src/analysis/audit-of.ts';
import { comparePortraits } from '../../../src/analysis/comparison/compare.ts';
import type { Comparison } from '../../../src/analysis/comparison/comparison.ts';
import { portraitOf, type Side } from '../../../src/analysis/comparison/portrait.ts';
import type { Captured, CaptureState } from '../../../src/model/captured.ts';
import type { Cluster } from '../../../src/model/cluster.ts';
import { kindNames, type SourceName, sourceNames } from '../../../src/model/kinds.ts';
import { createLinks } from '../../../src/model/links.ts';
import { RULES } from '../../../src/rules/catalogue.ts';
import { ROOT } from '../../golden.ts';
import { sideAt } from './recorded.ts';

/** The same moment of the same cluster, of which some sources were lost, or every second object of them. */
function less({ cluster, audit }: Side, lost: ReadonlySet<SourceName>, state: CaptureState): Side {
  const every = state === 'partial' ? 2 : Number.POSITIVE_INFINITY;
  const keep = <T>(source: SourceName, list: readonly T[]) =>
    lost.has(source) ? list.filter((_, index) => index % every === 1) : list;
  const objects = {
    ...cluster,
    ...Object.fromEntries(
      sourceNames
        .filter((source) => source !== 'version')
        .map((source) => [source, keep<unknown>(source, cluster[source])]),
    ),
    version: lost.has('version') ? null : cluster.version,
  };
  const captured = lessCaptured(cluster.captured, lost, state);
  const smaller: Cluster = { ...objects, captured, links: createLinks(objects) };
  return {
    cluster: smaller,
    audit: auditOf({ cluster: smaller, ledger: audit.ledger, rules: RULES, version: '1.2.3' }),
  };
}

function lessCaptured(captured: Captured, lost: ReadonlySet<SourceName>, state: CaptureState): Captured {
  return {
    state: (source) => (lost.has(source) ? state : captured.state(source)),
    any: (source) => (lost.has(source) ? state === 'partial' : captured.any(source)),
    all: (source, namespace) => !lost.has(source) && captured.all(source, namespace),
    fromText: (source, forms) => captured.fromText(source, forms),
    without: (forms) => lessCaptured(captured.without(forms), lost, state),
  };
}

const subsets = fc.subarray([...sourceNames], { minLength: 1 });
const states = fc.constantFrom<CaptureState>('not captured', 'forbidden', 'partial');
const stateOf = ({ findings }: Comparison, state: string) =>
  findings.flatMap((one) => (one.state === state ? [`${one.finding.fingerprint}: ${one.remark}`] : []));

describe.each(['raspberry-pi', 'twisterlab-before', 'kilo-guardian-before', 'tethys-styx'])(
  '%s',
  async (name) => {
    const side = await sideAt(join(ROOT, 'snapshots', name));
    const whole = portraitOf(side);

    test('what was lost from the later capture is never called fixed, and nothing is called deleted or new', () => {
      fc.assert(
        fc.property(subsets, states, (lost, state) => {
          const comparison = comparePortraits(whole, portraitOf(less(side, new Set(lost), state)), {
            rules: RULES,
          });
          expect(stateOf(comparison, 'fixed')).toEqual([]);
          expect(comparison.objects).toEqual([]);
          expect(comparison.turnover).toEqual([]);
          expect(comparison.problemPods.removed).toEqual([]);
          expect(comparison.replicaSets.deleted).toEqual([]);
        }),
        { numRuns: 25, seed: 1 },
      );
    });

    test('what was lost from the earlier capture is never called plainly new', () => {
      fc.assert(
        fc.property(subsets, states, (lost, state) => {
          const comparison = comparePortraits(portraitOf(less(side, new Set(lost), state)), whole, {
            rules: RULES,
          });
          expect(comparison.objects).toEqual([]);
          expect(stateOf(comparison, 'new').filter((line) => line.endsWith(': null'))).toEqual([]);
          expect(comparison.problemPods.appeared).toEqual([]);
        }),
        { numRuns: 15, seed: 2 },
      );
    });

    test('each kind lost alone', () => {
      for (const kind of kindNames) {
        const later = portraitOf(less(side, new Set([kind]), 'not captured'));
        expect(stateOf(comparePortraits(whole, later, { rules: RULES }), 'fixed')).toEqual([]);
      }
    });
  },
);
