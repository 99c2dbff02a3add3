import { expect, test } from 'vitest';
import type { LedgerFile } from '../../../src/model/ledger.ts';
import { ledger, notEvaluated, problemPods } from '../../../src/report/sections/appendix.ts';
import { audit } from '../../builders/audit.ts';
import { many, problemPod, tableRows } from './rows.ts';

function file(path: string, message: string, level: 'error' | 'warning' | 'note' = 'note'): LedgerFile {
  return {
    path,
    bytes: 1,
    encoding: 'utf-8',
    format: 'JSON',
    documents: 1,
    contents: [],
    problems: [{ level, message }],
  };
}

test('problem pods in the columns of kubectl, the rest counted', () => {
  const problems = many(203, (number) =>
    problemPod(`cart-${number}`, { node: number === 1 ? null : 'shop-node-1' }),
  );
  const page = problemPods(
    audit({ inventory: { pods: { total: 203, ok: 0, starting: 0, byStatus: [], problems } } }),
  );
  expect(tableRows(page)).toHaveLength(200);
  expect(tableRows(page)[0]).toBe('| `shop` | `cart-1` | 0/1 | CrashLoopBackOff | 7 | 30d | none |');
  expect(page).toContain('3 more pods: see the JSON audit.');
});

test('what a rule misses was not captured, refused, or captured in part', () => {
  const page = notEvaluated(
    audit({
      coverage: {
        evaluated: 35,
        total: 36,
        health: { evaluated: 20, total: 20 },
        notEvaluated: [
          {
            rule: 'node-hot-spot',
            title: 'Node is busy',
            group: 'capacity',
            missing: ['nodes', 'events', 'pods'],
          },
        ],
        missing: [{ source: 'nodes', resource: 'nodes', rules: 1, command: 'kubectl get nodes -o json' }],
      },
      states: { nodes: 'not captured', events: 'forbidden', pods: 'partial' },
    }),
  );
  expect(page).toContain('35 of 36 rules were evaluated.');
  expect(page).toContain('| nodes, events (forbidden), pods (captured in part) |');
  expect(page).toContain('```sh\nkubectl get nodes -o json\n```');
});

test('every source is in the table or among those not captured', () => {
  const page = ledger(audit({ states: { nodes: 'not captured', events: 'forbidden' } }));
  expect(page).toContain('| events | forbidden | 0 | forbidden in shop |');
  expect(page).toContain('Not captured: nodes.');
  expect(tableRows(page)).toHaveLength(audit().ledger.sources.length - 1);
});

test('files of which the same is said share a line, the worst first', () => {
  const { ledger: own } = audit();
  const files = [
    file('a.json', 'passed over'),
    file('b.json', 'passed over'),
    file('c.json', 'passed over'),
    file('d.json', 'cut off', 'error'),
  ];
  expect(ledger(audit({ ledger: { ...own, files } }))).toMatch(
    /### Remarks on files\n\n- `d\.json` \(error\): cut off\n- `a\.json` and 2 more files \(note\): passed over$/,
  );
});

test('remarks beyond the first forty are counted', () => {
  const { ledger: own } = audit();
  const files = many(44, (number) => file(`${number}.json`, `line ${number}: odd`));
  const page = ledger(audit({ ledger: { ...own, files } }));
  expect(page.match(/ \(note\): /g)).toHaveLength(40);
  expect(page).toContain('4 more files with remarks: see the ledger.');
});

test('a long path keeps its end', () => {
  const { ledger: own } = audit();
  const files = [file(`${'deep/'.repeat(60)}pods.json`, 'odd')];
  expect(ledger(audit({ ledger: { ...own, files } }))).toContain('/pods.json` (note): odd');
});

test('custom kinds of several groups are one kind to the reader', () => {
  const { ledger: own } = audit();
  const customKinds = ['config.example.com/v1', 'build.example.com/v1'].map((apiVersion) => ({
    apiVersion,
    kind: 'Build',
    count: 2,
  }));
  expect(ledger(audit({ ledger: { ...own, customKinds } }))).toContain('Custom resources: Build 4.');
});

test('a source captured in some of the namespaces says in how many', () => {
  const { ledger: own } = audit();
  const namespaces = [
    { namespace: 'depot', state: 'not captured', count: 0 },
    { namespace: 'shop', state: 'captured', count: 2 },
  ] as const;
  const sources = own.sources.map((row) =>
    row.source === 'configMaps' ? { ...row, state: 'captured' as const, count: 2, namespaces } : row,
  );
  expect(ledger(audit({ ledger: { ...own, sources } }))).toContain(
    '| configmaps | captured | 2 | in 1 of 2 namespaces |',
  );
});
