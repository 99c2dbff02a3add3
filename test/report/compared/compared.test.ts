import { describe, expect, test } from 'vitest';
import type { Comparison, KindChange } from '../../../src/analysis/comparison/comparison.ts';
import { beforeAfter, effects } from '../../../src/report/compared/before-after.ts';
import { findingChanges } from '../../../src/report/compared/finding-changes.ts';
import { comparedHeader } from '../../../src/report/compared/header.ts';
import { kindChanges } from '../../../src/report/compared/kinds.ts';
import { outcome } from '../../../src/report/compared/outcome.ts';
import { unaffected } from '../../../src/report/compared/unaffected.ts';
import { whatChanged } from '../../../src/report/compared/what-changed.ts';
import { type AuditOptions, deployment } from '../../builders/audit.ts';
import { comparison, findingChange } from '../../builders/comparison.ts';
import { briefOf, dossier } from '../final/dossier.ts';
import { many, tableRows, workloadRow } from '../sections/rows.ts';

/** Two captures as sections take them. */
function compared(own: Partial<Comparison> = {}, after: AuditOptions = {}, before: AuditOptions = {}) {
  const both = dossier(after, null, { audit: before, comparison: own });
  if (both.before === null) throw new Error('two captures');
  return [both, both.before] as const;
}

function kindChange(resource: string, options: Partial<KindChange> = {}): KindChange {
  return {
    kind: resource,
    resource,
    before: 5,
    created: 1,
    deleted: 2,
    replaced: 0,
    changed: 0,
    after: 4,
    gap: null,
    ...options,
  };
}

const SETS = {
  before: { total: 78, active: 15, stale: 63 },
  after: { total: 15, active: 14, stale: 1 },
  deleted: [],
  mostAfter: 56,
};

describe('what became of findings', () => {
  test('those of before add up, new ones apart', () => {
    const findings = [
      findingChange('fixed'),
      findingChange('open'),
      findingChange('no longer visible'),
      findingChange('new'),
    ];
    const page = outcome(...compared({ findings }));
    expect(page).toContain(
      '**Health findings of before:** 1/3 (33 %) fixed, 1 still open and 1 no longer visible in the capture',
    );
    expect(page).toContain('**Other findings of before:** none were found');
    expect(page).toContain('**New findings:** 1, 1 of them about health');
  });

  test('what can no longer be seen is not called fixed', () => {
    const page = findingChanges(comparison({ findings: [findingChange('no longer visible')] }), [
      'no longer visible',
    ]);
    expect(page).toContain('nobody knows whether they are fixed');
    expect(page).not.toContain('Fixed');
  });

  test('findings that differ in their object alone share a row, and all are counted', () => {
    const findings = many(5000, (number) => findingChange('open', { subject: deployment(`shop-${number}`) }));
    const page = findingChanges(comparison({ findings }), ['open']);
    expect(page).toContain('5000 findings.');
    expect(tableRows(page)).toHaveLength(1);
    expect(page).toContain('and 4996 more Deployments');
  });

  test('very many different ones are bounded', () => {
    const findings = many(5000, (number) => findingChange('open', { message: `number ${number} is down` }));
    const page = findingChanges(comparison({ findings }), ['open']);
    expect(tableRows(page)).toHaveLength(100);
    expect(page).toContain('4900 more findings: see the JSON comparison.');
  });

  test('none in these states is nothing', () => {
    expect(findingChanges(comparison({ findings: [findingChange('fixed')] }), ['open', 'new'])).toBe('');
  });
});

describe('before and after', () => {
  test('the same quantities side by side', () => {
    const page = beforeAfter(...compared({ replicaSets: SETS }));
    expect(page).toContain('| ReplicaSets | 78 | 15 |');
    expect(page).toContain('| Stale ReplicaSets | 63 (81 %) | 1 (7 %) |');
  });

  test('what one side does not show is left out', () => {
    const unseen = { before: null, after: null, removed: [], remaining: [], appeared: [], statuses: [] };
    const page = beforeAfter(...compared({ problemPods: unseen, replicaSets: { ...SETS, before: null } }));
    expect(page).not.toMatch(/ReplicaSets|Pods|n\/a|null/);
  });

  test('Deployments are compared only where both sides have all of them', () => {
    const inventory = { workloads: [workloadRow('cart')] };
    const label = 'Deployments that run their newest version';
    const same = kindChange('deployments', { kind: 'Deployment' });
    const rows = (gap: string | null) =>
      beforeAfter(...compared({ kinds: [{ ...same, gap }] }, { inventory }, { inventory }));
    expect(rows(null)).toContain(`| ${label} | 1/1 | 1/1 |`);
    expect(rows('deployments only of shop')).not.toContain(label);
    expect(beforeAfter(...compared({}, { inventory }, { inventory }))).not.toContain(label);
  });

  test('statuses are bounded', () => {
    const statuses = many(900, (number) => ({ status: `Odd${number}`, before: 1, after: 0 }));
    const problemPods = { before: 900, after: 0, removed: [], remaining: [], appeared: [], statuses };
    expect(beforeAfter(...compared({ problemPods })).match(/Pods Odd/g)).toHaveLength(15);
  });

  test('fewer ReplicaSets are worth something, as many are not', () => {
    expect(effects(comparison({ replicaSets: SETS }))).toContain(
      '63 ReplicaSets fewer; a listing of them is 81 % shorter',
    );
    expect(effects(comparison({ replicaSets: SETS }))).toContain('at most 56');
    expect(effects(comparison({ replicaSets: { ...SETS, mostAfter: null } }))).not.toContain('at most');
    expect(effects(comparison({ replicaSets: { ...SETS, after: SETS.before } }))).toBe('');
    expect(effects(comparison())).toBe('');
  });
});

describe('what changed', () => {
  test('nothing', () => {
    expect(whatChanged(comparison())).toBe('');
  });

  test('ReplicaSets deleted, with the sum and the equation', () => {
    const deleted = [
      { deployment: deployment('cart'), count: 8, names: [] },
      { deployment: deployment('web'), count: 3, names: [] },
    ];
    const replicaSets = {
      ...SETS,
      before: { total: 20, active: 2, stale: 18 },
      after: { total: 10, active: 2, stale: 8 },
      deleted,
    };
    const kinds = [
      kindChange('replicasets', { kind: 'ReplicaSet', before: 20, deleted: 11, created: 1, after: 10 }),
    ];
    const page = whatChanged(comparison({ replicaSets, kinds }));
    expect(tableRows(page)).toEqual(['| `shop/cart` | 8 |', '| `shop/web` | 3 |', '| **Total** | 11 |']);
    expect(page).toContain('20 before, 11 deleted, 1 created, 10 after.');
  });

  test('one change of many objects is one row', () => {
    const objects = many(5000, (number) => ({
      ref: deployment(`shop-${number}`),
      change: 'changed' as const,
      owner: null,
      fields: [{ path: 'spec.revisionHistoryLimit', before: '10', after: '3' }],
    }));
    const page = whatChanged(comparison({ objects }));
    expect(tableRows(page)).toHaveLength(1);
    expect(page).toContain('5000 Deployments');
    expect(page).toContain('and 4996 more Deployments');
  });

  test('an image has its size where the auditor states one', () => {
    const images = ['cart', 'web'].map((name) => ({
      workload: deployment(name),
      container: 'app',
      before: `${name}:1`,
      after: `${name}:2`,
      afterBytes: null,
    }));
    const brief = briefOf({ measurements: { images: { 'cart:2': '500MB' } } });
    expect(tableRows(whatChanged(comparison({ images }), brief))).toEqual([
      '| Deployment `shop/cart` | `app` | `cart:1` | `cart:2` | 500MB |',
      '| Deployment `shop/web` | `app` | `web:1` | `web:2` | |',
    ]);
    expect(whatChanged(comparison({ images }))).not.toContain('Size');
  });

  test('an image has its size where a node lists it', () => {
    const sizes = { cart: 500_000_000, web: null };
    const images = Object.entries(sizes).map(([name, afterBytes]) => ({
      workload: deployment(name),
      container: 'app',
      before: `${name}:1`,
      after: `${name}:2`,
      afterBytes,
    }));
    expect(tableRows(whatChanged(comparison({ images })))).toEqual([
      '| Deployment `shop/cart` | `app` | `cart:1` | `cart:2` | 477Mi |',
      '| Deployment `shop/web` | `app` | `web:1` | `web:2` | not listed |',
    ]);
  });

  test('everything of very much is bounded, and the sums stay', () => {
    const page = whatChanged(
      comparison({
        conditions: many(5000, (number) => ({
          node: `node-${number}`,
          type: 'Ready',
          before: 'True',
          after: 'Unknown',
        })),
        problemPods: {
          before: 15_000,
          after: 0,
          removed: many(3000, (number) => ({
            namespace: `shop-${number}`,
            pods: many(5, (index) => `pod-${index}`),
          })),
          remaining: [],
          appeared: [],
          statuses: [],
        },
        replicaSets: {
          ...SETS,
          deleted: many(5000, (number) => ({
            deployment: deployment(`shop-${number}`),
            count: 2,
            names: [],
          })),
        },
        images: many(5000, (number) => ({
          workload: deployment(`shop-${number}`),
          container: 'app',
          before: 'a:1',
          after: `a:${number}`,
          afterBytes: null,
        })),
        objects: many(5000, (number) => ({
          ref: deployment(`shop-${number}`),
          change: 'deleted' as const,
          owner: null,
          fields: [],
        })),
      }),
    );
    expect(page).toContain('4900 more conditions');
    expect(page).toContain('| 2900 other namespaces | 14500 |');
    expect(page).toContain('| **Total** | 15000 |');
    expect(page).toContain('| 4900 other Deployments | 9800 |');
    expect(page).toContain('| **Total** | 10000 |');
    expect(page).toContain('4900 more images');
    expect(page).toContain('**Deleted (5000):**');
    expect(page.length).toBeLessThan(60_000);
  });
});

describe('kinds', () => {
  test('counts, and why some are not known', () => {
    const page = kindChanges(
      comparison({
        kinds: [
          kindChange('pods'),
          kindChange('services', {
            created: null,
            deleted: null,
            replaced: null,
            gap: 'services only of shop',
          }),
          kindChange('events', { before: null, after: null, gap: 'events were not captured before' }),
        ],
      }),
    );
    expect(tableRows(page)).toEqual(['| pods | 5 | 1 | 2 | 4 | 0 |', '| services | 5 | n/a | n/a | 4 | 0 |']);
    expect(page).toContain('Not compared, or only in part:');
    expect(page).toContain('- events were not captured before');
  });

  test('what was replaced has a column where there is any', () => {
    expect(kindChanges(comparison({ kinds: [kindChange('pods')] }))).not.toContain('Replaced');
    expect(tableRows(kindChanges(comparison({ kinds: [kindChange('pods', { replaced: 3 })] })))).toEqual([
      '| pods | 5 | 1 | 2 | 4 | 0 | 3 |',
    ]);
  });

  test('nothing on both sides', () => {
    expect(kindChanges(comparison())).toBe('Nothing was captured on both sides.');
  });
});

describe('what was not touched', () => {
  const pod = (name: string) => ({ kind: 'Pod', namespace: 'shop', name });

  test('pods by uid, and those that restarted', () => {
    const page = unaffected(
      comparison({
        unaffected: { pods: [pod('cart-1')], restarted: [{ ref: pod('web-1'), before: 1, after: 3 }] },
        oddities: ['younger than before'],
      }),
    );
    expect(page).toContain('**1 pod** is the same as before, by uid, and was not restarted: `shop/cart-1`.');
    expect(page).toContain('`shop/web-1`: 3 restarts, 1 before');
    expect(page).toContain('What does not fit together:');
  });

  test('none is no proof', () => {
    expect(unaffected(comparison())).toContain('No pod of before is known to be there still');
  });

  test('pods that one side did not capture say nothing', () => {
    const problemPods = { before: null, after: null, removed: [], remaining: [], appeared: [], statuses: [] };
    expect(unaffected(comparison({ problemPods }))).toBe('');
  });

  test('the rest of very many is counted', () => {
    const page = unaffected(
      comparison({
        unaffected: {
          pods: many(15_000, (number) => pod(`cart-${number}`)),
          restarted: many(500, (number) => ({ ref: pod(`web-${number}`), before: 0, after: 1 })),
        },
      }),
    );
    expect(page).toContain('**15000 pods** are the same');
    expect(page).toContain('and 14970 more pods');
    expect(page).toContain('470 more pods: see the JSON comparison.');
  });
});

describe('the header of two captures', () => {
  test('times that are not known are not invented', () => {
    const [both, before] = compared({ elapsed: null, sameBy: null });
    const captureTime = { at: null, source: null, detail: null } as const;
    const unknown = {
      ...both.audit,
      ledger: { ...both.audit.ledger, captureTime: { ...both.audit.ledger.captureTime, at: captureTime.at } },
    };
    const page = comparedHeader({ ...both, audit: unknown }, before);
    expect(page).toContain('| After | at a time the snapshot does not tell, `shop` |');
    expect(page).toContain('| Time between | not known |');
    expect(page).toContain('| Taken for one cluster by | the word of who ran the comparison |');
  });

  test('the day and the people that the brief names', () => {
    const [both, before] = compared();
    const report = { date: '2025-10-20', executor: 'Operations', auditor: 'Platform' };
    const page = comparedHeader({ ...both, brief: { ...both.brief, report } }, before);
    expect(page).toContain('| Auditor | Platform |\n| Date of this report | 2025-10-20 |');
    expect(comparedHeader(both, before)).not.toContain('Date of this report');
  });

  test('very many namespaces are not all named', () => {
    const scope = {
      kind: 'namespaces',
      namespaces: many(900, (number) => `shop-${number}`),
      distribution: null,
      version: null,
    } as const;
    expect(comparedHeader(...compared({}, { scope }))).toContain('and 880 more namespaces');
  });
});
