import { describe, expect, test } from 'vitest';
import { actionEvidence } from '../../../src/report/final/action-evidence.ts';
import { markdown } from '../../../src/report/markdown/serialize.ts';
import { deployment, verdict } from '../../builders/audit.ts';
import { nodeRow, problemPod } from '../sections/rows.ts';
import { briefOf, dossier } from './dossier.ts';

type Given = Parameters<typeof dossier>;

function evidence(action: object, given: Given[2], audit: Given[0] = {}): string {
  const [own] = briefOf({ actions: [{ state: 'done', ...action }] }).actions;
  if (own === undefined) throw new Error('no action');
  return markdown(...actionEvidence(own, dossier(audit, null, given)));
}

const LIMIT = { path: 'spec.revisionHistoryLimit', before: '10', after: '3' };
const IMAGE = {
  path: 'spec.template.spec.containers[?(@.name=="cart")].image',
  before: 'cart:1',
  after: 'cart:3',
};

describe('with two captures', () => {
  test('a condition that went away is ticked beside what speaks of it', () => {
    const conditions = [{ node: 'n1', type: 'DiskPressure', before: 'True', after: 'False' }];
    const given = { comparison: { conditions } };
    expect(evidence({ title: 'Disk cleanup' }, given)).toContain('- ✅ DiskPressure True → False on `n1`');
    expect(evidence({ title: 'Network cleanup' }, given)).toContain('nothing');
  });

  test('a condition that came is not ticked', () => {
    const conditions = [{ node: 'n1', type: 'DiskPressure', before: 'False', after: 'True' }];
    expect(evidence({ title: 'Disk cleanup' }, { comparison: { conditions } })).toContain('- ⚠️ DiskPressure');
  });

  test('pods that are gone are counted by namespace, and those that are left are told', () => {
    const problemPods = {
      before: 3,
      after: 1,
      removed: [{ namespace: 'shop', pods: ['a', 'b'] }],
      remaining: [{ kind: 'Pod', namespace: 'shop', name: 'c' }],
      appeared: [],
      statuses: [],
    };
    expect(evidence({ title: 'Pod cleanup' }, { comparison: { problemPods } })).toContain(
      '- ⚠️ 2 pods with a problem are gone or well: `shop` 2; 1 of before remains, 0 appeared',
    );
  });

  test('one change of many objects is one line, and ticked where the words name the value', () => {
    const objects = ['cart', 'search'].map((name) => ({
      ref: deployment(name),
      change: 'changed' as const,
      owner: null,
      fields: [LIMIT],
    }));
    const line = evidence({ title: 'Set revisionHistoryLimit to 3' }, { comparison: { objects } });
    expect(line).toContain(
      '- ✅ `spec.revisionHistoryLimit` 10 → 3 on 2 Deployments: `shop/cart`, `shop/search`',
    );
  });

  test('a change to another value than the words name is shown without a tick', () => {
    const objects = [{ ref: deployment('cart'), change: 'changed' as const, owner: null, fields: [IMAGE] }];
    const action = { title: 'Rolled back to cart:2', affected: ['shop/cart'] };
    const line = evidence(action, { comparison: { objects } });
    expect(line).toContain('cart:1 → cart:3 on Deployment `shop/cart`');
    expect(line).not.toContain('✅');
  });

  test('changes of what it did not affect are no evidence', () => {
    const objects = [{ ref: deployment('search'), change: 'changed' as const, owner: null, fields: [LIMIT] }];
    const action = { title: 'Set revisionHistoryLimit to 3', affected: ['shop/cart'] };
    expect(evidence(action, { comparison: { objects } })).toContain('the word of the auditor alone');
  });

  test('a deletion that the words name, and not one of a longer name', () => {
    const objects = ['cart-hpa', 'cart-hpa-two'].map((name) => ({
      ref: { kind: 'HorizontalPodAutoscaler', namespace: 'shop', name },
      change: 'deleted' as const,
      owner: null,
      fields: [],
    }));
    const line = evidence({ title: 'Autoscaler', steps: ['Deleted cart-hpa.'] }, { comparison: { objects } });
    expect(line).toContain('- ✅ HorizontalPodAutoscaler `shop/cart-hpa` deleted');
    expect(line).not.toContain('cart-hpa-two');
  });
});

describe('with one capture', () => {
  test('the state that the words name, where it was evaluated', () => {
    const audit = { inventory: { nodes: [nodeRow('n1')] }, rules: [verdict('node-pressure')] };
    expect(evidence({ title: 'Disk cleanup' }, null, audit)).toContain('✅ No node reports DiskPressure');
    expect(evidence({ title: 'Disk cleanup' }, null, { ...audit, rules: [] })).toContain('nothing');
  });

  test('pods that still have a problem', () => {
    const pods = { total: 2, ok: 1, starting: 0, byStatus: [], problems: [problemPod('cart-1')] };
    expect(evidence({ title: 'Pod cleanup' }, null, { inventory: { pods } })).toContain(
      '⚠️ 1 of 2 captured pods has a problem',
    );
  });
});
