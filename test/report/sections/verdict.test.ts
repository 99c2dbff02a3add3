import { expect, test } from 'vitest';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import { header } from '../../../src/report/sections/header.ts';
import { score } from '../../../src/report/sections/score.ts';
import { timeline } from '../../../src/report/sections/timeline.ts';
import { verdict } from '../../../src/report/sections/verdict.ts';
import { audit, cause, deployment, finding } from '../../builders/audit.ts';
import { DAY, HOUR, NOW } from '../../builders/meta.ts';
import { many, problemPod, workloadRow } from './rows.ts';

const COVERAGE = {
  evaluated: 30,
  total: 36,
  health: { evaluated: 18, total: 20 },
  notEvaluated: [],
  missing: [],
};
const source = (name: 'nodes' | 'events' | 'pods' | 'services') => ({
  source: name,
  resource: name,
  rules: 1,
  command: '',
});

test('the verdict says what it rests on, and what kind of gap each gap is', () => {
  const page = verdict(
    audit({
      coverage: { ...COVERAGE, missing: [source('nodes'), source('events'), source('pods')] },
      states: { nodes: 'not captured', events: 'forbidden', pods: 'partial' },
    }),
  );
  expect(page).toContain(
    '🟢 **Healthy.** No health finding of medium severity or worse, by the 18 health checks that could be evaluated.',
  );
  expect(page).toContain(
    'This rests on 18 of 20 health checks. Not captured: nodes; forbidden: events; captured in part: pods.',
  );
});

test.each([
  ['medium', 'risk', ' There is 1 finding of that severity outside of health.'],
  ['low', 'risk', ''],
  ['low', 'health', ''],
] as const)('healthy beside a %s finding of %s', (severity, group, words) => {
  const page = verdict(audit({ findings: [finding('generic-image', { severity, group })] }));
  expect(page.split('\n')[0]?.split('could be evaluated.')[1]).toBe(words);
});

test('a verdict that speaks of broken health names what else is of weight, once', () => {
  const counts = { critical: 1, high: 0, medium: 0, low: 0, info: 0 };
  const own = { state: 'critical' as const, counts, unseen: [] };
  const others = ['cart', 'web'].map((name) =>
    finding('generic-image', { group: 'risk', subject: deployment(name), title: 'Bare base image' }),
  );
  const mild = finding('floating-tag', { group: 'hygiene', severity: 'low', title: 'Tagged latest' });
  const page = verdict(audit({ verdict: own, findings: [...others, mild] }));
  expect(page).toContain('Outside of health are 2 findings of medium severity or worse: 🟡 Bare base image.');
  expect(page).not.toContain('Tagged latest');
  expect(verdict(audit({ findings: others }))).not.toContain('Outside of health');
});

test.each([
  [[], 'no namespace with problem pods'],
  [[problemPod('cart-1')], '1 namespace with problem pods'],
  [[problemPod('cart-1'), problemPod('bank-1', { namespace: 'bank' })], '2 namespaces with problem pods'],
])('pods with a problem, case %#', (problems, words) => {
  const pods = { total: 10, ok: 10 - problems.length, starting: 0, byStatus: [], problems };
  const page = verdict(audit({ inventory: { pods } }));
  expect(page).toContain(words);
  expect(page).toContain(`${10 - problems.length}/10 (`);
});

test('a hypothesis is called one where the causes are listed', () => {
  const page = verdict(
    audit({ causes: [cause({ confidence: 'likely' }), cause({ confidence: 'hypothesis' })] }),
  );
  expect(page).toContain('1. 🟠 **Pods cannot get their image:** Deployment');
  expect(page).toContain('2. 🟠 **Pods cannot get their image** (a hypothesis): Deployment');
});

test.each([
  [0, 1, '1 health finding (1 high), not explained by what was captured.'],
  [0, 2, '2 health findings (2 high), not explained by what was captured.'],
  [1, 1, '2 health findings (2 high): 1 cause explains 1 of them, the other is not explained.'],
])('%i causes and %i unexplained findings in one sentence', (causes, open, sentence) => {
  const counts = { critical: 0, high: causes + open, medium: 0, low: 0, info: 0 };
  const page = verdict(
    audit({
      verdict: { state: 'degraded', counts, unseen: [] },
      causes: many(causes, () => cause()),
      unexplained: many(open, (number) => `stuck-rollout shop/Deployment/cart-${number}`),
      findings: many(causes + open, () => finding('stuck-rollout', { group: 'health', severity: 'high' })),
    }),
  );
  expect(page).toContain(sentence);
});

test('an area without a score is neither good nor bad', () => {
  const areas = [
    { area: 'Nodes', weight: 25, score: null, reason: 'not evaluated: nodes not captured' },
    { area: 'Applications', weight: 25, score: 99, reason: '7 of 8 workloads fully available' },
    { area: 'Storage', weight: 10, score: 100, reason: '1 of 1 claims Bound' },
  ];
  const own = { overall: 34, areas, weight: { evaluated: 35, total: 60 }, groups: [] };
  expect(verdict(audit({ score: own }))).toMatch(
    /⚪ \*\*Nodes:.*\n- ⚠️ \*\*Applications:.*\n- ✅ \*\*Storage:/,
  );
  const table = score(audit({ score: own }), EMPTY_BRIEF);
  expect(table).toContain('| Nodes | 25 | n/a | | not evaluated: nodes not captured |');
  expect(table).toContain('**Overall: 34 of 60 points; 1 lost and 25 not evaluated.**');
});

test('no score at all, and one of the auditor that does not count', () => {
  const brief = { ...EMPTY_BRIEF, scores: { Security: { score: 90, reason: 'TLS everywhere' } } };
  const page = score(audit(), brief);
  expect(page).toContain('**Overall: not evaluated.**');
  expect(page).toContain(
    '| Security | 0 | 90 | █████████░ | TLS everywhere (stated by the auditor, not in the sum) |',
  );
});

test('a score of workloads known by their pods alone says so', () => {
  const page = score(
    audit({
      score: { overall: 70, areas: [], weight: { evaluated: 25, total: 100 }, groups: [] },
      inventory: { workloads: [workloadRow('cart')] },
      states: { deployments: 'not captured' },
    }),
    EMPTY_BRIEF,
  );
  expect(page).toContain('replicas that were asked for and have no pod are not counted');
});

test.each([
  ['snapshot.yaml', '| Captured | 2025-06-01 12:00:00 UTC, from snapshot.yaml |'],
  ['option', '| Captured | 2025-06-01 12:00:00 UTC, from the command line |'],
  ['marker', '| Captured | 2025-06-01 12:00:00 UTC, from marker: `captured-at.txt` |'],
  [
    'newest timestamp',
    '| Captured | 2025-06-01 12:00:00 UTC or later: the newest timestamp inside is that of `captured-at.txt` |',
  ],
] as const)('the capture time from %s', (from, row) => {
  const { ledger } = audit();
  const captureTime = { at: NOW, source: from, detail: 'captured-at.txt' };
  expect(header(audit({ ledger: { ...ledger, captureTime } }), EMPTY_BRIEF)).toContain(row);
});

test('a header counts what was captured, and nothing else', () => {
  expect(header(audit(), EMPTY_BRIEF)).toContain('| Scope | cluster: 1 namespace and 0 pods |');
  expect(header(audit({ states: { pods: 'forbidden' } }), EMPTY_BRIEF)).toContain(
    '| Scope | cluster: 1 namespace |',
  );
  const part = { kind: 'namespaces' as const, namespaces: ['shop'], distribution: null, version: null };
  expect(header(audit({ scope: part }), EMPTY_BRIEF)).toContain(
    '| Scope | part of a cluster: `shop`, 0 pods |',
  );
  const unknown = { ...audit().ledger, captureTime: { at: null, source: 'none' as const, detail: '' } };
  expect(header(audit({ ledger: unknown }), EMPTY_BRIEF)).toContain('ages are left out');
  expect(header(audit(), { ...EMPTY_BRIEF, cluster: { name: 'Shop', purpose: 'Sells' } })).toContain(
    '| Purpose | Sells (stated by the auditor) |',
  );
  const named = { ...EMPTY_BRIEF, namespaces: { shop: 'Web shop' } };
  expect(header(audit({ scope: part }), named)).toContain('`shop` (Web shop, stated by the auditor), 0 pods');
  const dated = header(audit(), { ...EMPTY_BRIEF, report: { date: '2025-10-20' } });
  expect(dated).toContain('| Date of this report | 2025-10-20 |');
  expect(header(audit(), EMPTY_BRIEF)).not.toContain('Date of this report');
});

test('what is new, by namespace; what is beyond fifteen is counted', () => {
  const lastDay = many(17, (number) => ({
    at: NOW - number * HOUR,
    namespace: 'shop',
    namespaceIsNew: number === 1,
    workloads: [deployment(`cart-${number}`)],
  }));
  const page = timeline(audit({ timeline: { lastDay, lastFortnight: [], lostNodes: [] } }), EMPTY_BRIEF);
  expect(page).toContain(
    '- 2025-06-01, 1 hour ago: namespace **`shop`** with 1 workload: Deployment `cart-1`',
  );
  expect(page).toContain('- 2025-06-01, 2 hours ago: 1 workload in `shop`: Deployment `cart-2`');
  expect(page).toContain('Earlier still, 2 workloads: see the JSON audit.');
});

const DATED = ['namespaces', 'deployments', 'statefulSets', 'daemonSets', 'cronJobs'] as const;

test.each([
  [{}, 'No captured namespace or workload was created in the 14 days before the capture.'],
  [
    { namespaces: 'not captured' as const },
    'before the capture. Namespaces were not captured and would be missing here.',
  ],
  [
    Object.fromEntries(DATED.map((name) => [name, 'not captured' as const])),
    /^What was created lately was not evaluated: namespaces, .* and cronjobs were not captured\.$/,
  ],
])('nothing is new, case %#', (states, words) => {
  expect(timeline(audit({ states }), EMPTY_BRIEF)).toMatch(words);
});

test('where health was not evaluated, no number stands for it', () => {
  const own = { overall: 10, areas: [], weight: { evaluated: 10, total: 100 }, groups: [] };
  const state = { ...audit().verdict, state: 'not evaluated' } as const;
  expect(score(audit({ score: own, verdict: state }), EMPTY_BRIEF)).toContain('**Overall: not evaluated.**');
});

test('a node that was lost stands among what is new', () => {
  const lostNodes = [{ at: NOW - 3 * DAY, node: 'styx', reason: 'NodeStatusUnknown' }];
  const older = {
    at: NOW - 4 * DAY,
    namespace: 'shop',
    namespaceIsNew: false,
    workloads: [deployment('cart')],
  };
  const page = timeline(audit({ timeline: { lastDay: [], lastFortnight: [older], lostNodes } }), EMPTY_BRIEF);
  expect(page).toContain(
    '### Last 14 days\n\n- 2025-05-29, 3 days ago: node **`styx`** NotReady since then (`NodeStatusUnknown`)\n- 2025-05-28',
  );
  expect(page).not.toContain('Last 24 hours');
});
