import { describe, expect, test } from 'vitest';
import { maintenance } from '../../../src/report/completion/maintenance.ts';
import { signOff } from '../../../src/report/completion/sign-off.ts';
import { completionView } from '../../../src/report/completion/view.ts';
import type { Dossier } from '../../../src/report/dossier.ts';
import { type AuditOptions, audit, deployment, verdict } from '../../builders/audit.ts';
import { findingChange } from '../../builders/comparison.ts';
import { briefOf, dossier } from '../final/dossier.ts';
import { replicaSetInventory, replicaSetsRow } from '../sections/plan-rows.ts';
import { many, workloadRow } from '../sections/rows.ts';

const EMPTY = {};
const SHOP = { kind: 'namespaces', namespaces: ['shop'], distribution: null, version: null } as const;

describe('maintenance', () => {
  const text = (options: AuditOptions, brief: object = EMPTY) => maintenance(audit(options), briefOf(brief));
  const sets = { replicaSets: replicaSetInventory([replicaSetsRow('cart', 1), replicaSetsRow('web', 0)]) };

  test('only a Deployment with an older ReplicaSet can be rolled back', () => {
    const page = text({ inventory: sets });
    expect(page).toContain(
      '1 of 2 Deployments with a captured ReplicaSet has an earlier revision to go back to. For the others a rollback needs the manifest of before.',
    );
    expect(page).toContain('kubectl rollout undo deployment/cart -n shop');
    expect(page).not.toContain('deployment/web');
  });

  test('where ReplicaSets were captured in part, nothing is said of the others', () => {
    const page = text({ inventory: sets, states: { replicaSets: 'partial' } });
    expect(page).toContain('Of the others nothing is said: replicasets captured in part.');
    expect(page).not.toContain('manifest');
  });

  test('very many are bounded', () => {
    const rows = many(5000, (number) => replicaSetsRow(`shop-${number}`, 1));
    const page = text({ inventory: { replicaSets: replicaSetInventory(rows) } });
    expect(page.match(/rollout undo/g)).toHaveLength(10);
    expect(page).toContain('# and 4990 more');
  });

  test.each([
    [SHOP, /get replicasets -n shop -o/, /-A/],
    [{ ...SHOP, namespaces: ['bank', 'shop'] }, /-n bank -o[\s\S]*-n shop -o/, /-A/],
    [{ ...SHOP, kind: 'cluster' }, /get replicasets -A -o/, /-n shop -o/],
  ] as const)(
    'stale ones are looked for where the capture was allowed to look: %#',
    (scope, wanted, unwanted) => {
      const page = text({ scope, inventory: sets });
      expect(page).toMatch(wanted);
      expect(page).not.toMatch(unwanted);
    },
  );

  test('logs are followed of what was captured, by its kind', () => {
    const workloads = [
      workloadRow('db', { ref: { kind: 'StatefulSet', namespace: 'shop', name: 'db' } }),
      workloadRow('report', { ref: { kind: 'CronJob', namespace: 'shop', name: 'report' } }),
    ];
    const page = text({ inventory: { workloads } }, { follow: ['shop/db', 'shop/report', 'shop/gone'] });
    expect(page).toContain('kubectl logs -f statefulset/db -n shop');
    expect(page).toContain('# shop/report: no captured workload of that name has logs to follow');
    expect(page).toContain('# shop/gone: no captured workload');
  });

  test('nothing to say', () => {
    expect(text({})).toBe('');
  });
});

describe('sign-off', () => {
  const text = (own: Dossier) => (own.before === null ? '' : signOff(own, own.before));

  test('what is left, by severity', () => {
    const findings = [
      findingChange('open', { severity: 'high' }),
      findingChange('new', { severity: 'info' }),
      findingChange('fixed'),
      findingChange('no longer visible'),
    ];
    const page = text(dossier({}, null, { comparison: { findings } }));
    expect(page).toContain('**Findings fixed:** 1/3 (33 %)');
    expect(page).toContain('**Findings left:** 2: 1 high and 1 info');
    expect(page).toContain('**Findings that can no longer be seen:** 1');
  });

  test('nothing left is said of what the capture shows', () => {
    const page = text(dossier({}, { signOff: { status: 'Done', risk: 'low' } }, {}));
    expect(page).toContain('**Findings left:** none that the later capture shows');
    expect(page).toContain('**Status (stated by the auditor):** Done');
    expect(page).not.toMatch(/Findings fixed|can no longer/);
  });
});

describe('the report', () => {
  test('needs two captures', () => {
    expect(() => completionView(dossier())).toThrow('two snapshots');
  });

  test('an empty brief and no change', () => {
    const view = completionView(dossier({}, null, {}));
    expect(view.knownIssues).toBe(
      'None: no check that could be evaluated finds anything in the later capture.',
    );
    for (const name of [
      'actions',
      'checklist',
      'contradictions',
      'fixed',
      'unseen',
      'successMetrics',
      'nextSteps',
    ] as const)
      expect(view[name]).toBeNull();
  });

  test('"none" is not said of what can no longer be seen', () => {
    const view = completionView(
      dossier({}, null, { comparison: { findings: [findingChange('no longer visible')] } }),
    );
    expect(view.knownIssues).toBe('None that the later capture shows; what it cannot show of before: 1.');
  });

  test('known issues that the auditor denies are listed, and the claim is contradicted', () => {
    const findings = [findingChange('open')];
    const view = completionView(
      dossier(
        { findings: findings.map(({ finding }) => finding) },
        { knownIssues: 'none' },
        { comparison: { findings } },
      ),
    );
    expect(view.knownIssues).toContain('### Still open');
    expect(view.contradictions).toContain('There are no known issues.');
  });

  test('the plan of the earlier capture is verified in the later one', () => {
    const item = {
      id: 'gone',
      text: 'The rollout of shop/cart is over',
      check: { all: [{ absent: 'stuck-rollout shop/Deployment/cart' }] },
    };
    const plan = { steps: [], leftToPeople: [], checklist: [item] };
    const view = completionView(dossier({ rules: [verdict('stuck-rollout')] }, null, { audit: { plan } }));
    expect(view.checklist).toContain('- [x] The rollout of shop/cart is over: passed');
  });

  test('what was put off or planned is not done', () => {
    const brief = {
      actions: [
        { title: 'Clean up', state: 'done' },
        { title: 'Rebuild', state: 'deferred' },
        { title: 'Watch', state: 'planned' },
      ],
    };
    const view = completionView(dossier({}, brief, {}));
    expect(view.actions).toContain('Clean up');
    expect(view.actions).not.toMatch(/Rebuild|Watch/);
    expect(view.unfinished).toMatch(/Rebuild[\s\S]*Watch/);
  });

  test('its own sections stand with their headings', () => {
    const own = dossier({}, null, {});
    const judged = { ...own.judged, sections: [{ title: 'How it works', body: 'Very well.' }] };
    expect(completionView({ ...own, judged }).ownSections).toBe('## How it works\n\nVery well.');
  });

  test('a Deployment scaled to 0 stays in the picture', () => {
    const workloads = [workloadRow('cart', { ref: deployment('cart'), state: 'idle', desired: 0, ready: 0 })];
    expect(completionView(dossier({ inventory: { workloads } }, null, {})).deployments).toContain(
      '### Scaled to 0: 1/1',
    );
  });
});
