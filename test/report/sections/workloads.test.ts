import { expect, test } from 'vitest';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import { namespaces } from '../../../src/report/sections/namespaces.ts';
import { workloads } from '../../../src/report/sections/workloads.ts';
import { audit, finding } from '../../builders/audit.ts';
import { many, namespaceRow, problemPod, tableRows, workloadRow } from './rows.ts';

const text = (options: Parameters<typeof audit>[0], brief = EMPTY_BRIEF) => workloads(audit(options), brief);

test('a workload below what it is for, and how many of them are available', () => {
  const rows = [workloadRow('cart'), workloadRow('web', { state: 'down', ready: 0, isNew: true })];
  const page = text({ inventory: { workloads: rows } });
  expect(page).toContain('### Application (1/2 fully available)');
  expect(page).toContain('| `shop/cart` | Deployment | 2/2 | `shop/cart:1` | 0 | 30d | ✅ available |');
  expect(page).toContain('| **`shop/web`** (NEW) | Deployment | 0/2 |');
});

test.each([
  ['unready', '❌ down: 1 Running, not ready'],
  ['crash', '❌ down: 1 Running, between crashes'],
  ['node-lost', '❌ down: 1 Running, on a lost node'],
] as const)('a pod that is called Running and is %s', (problem, words) => {
  const row = workloadRow('cart', { state: 'down', ready: 0, problems: [{ status: 'Running', count: 1 }] });
  const pods = {
    total: 1,
    ok: 0,
    starting: 0,
    byStatus: [],
    problems: [problemPod('cart-1', { status: 'Running', problem })],
  };
  expect(text({ inventory: { workloads: [row], pods } })).toContain(`${words} |`);
});

test('workloads known by their pods alone promise no replicas, and are not new because a pod is', () => {
  const page = text({
    inventory: { workloads: [workloadRow('cart', { isNew: true })] },
    states: { deployments: 'not captured' },
  });
  expect(page).toContain(
    'Known by their pods alone, because the objects themselves were not captured: every Deployment.',
  );
  expect(page).toContain('### Application (1/1 with every pod ready)');
  expect(page).toContain('✅ every pod ready');
  expect(page).not.toMatch(/NEW|available/);
});

test('a group in which nothing is to be judged has no fraction', () => {
  expect(text({ inventory: { workloads: [workloadRow('once', { state: 'finished' })] } })).toContain(
    '### Application\n',
  );
});

test('of very many workloads those with a problem are listed, the others counted', () => {
  const rows = [
    ...many(50, (number) => workloadRow(`shop-${number}`)),
    workloadRow('zeta', { state: 'degraded', ready: 1 }),
  ];
  const page = text({ inventory: { workloads: rows } });
  expect(tableRows(page)).toHaveLength(41);
  expect(page).toContain('`shop/zeta`');
  expect(page).toContain('10 more workloads without a problem.');
});

test('very many workloads with a problem are counted by namespace', () => {
  const rows = many(203, (number) => workloadRow(`shop-${number}`, { state: 'down', ready: 0 }));
  const page = text({ inventory: { workloads: rows } });
  expect(tableRows(page)).toHaveLength(200);
  expect(page).toContain('3 more workloads with a problem, by namespace: `shop` 3; see the JSON audit.');
});

test('the note of the auditor is marked', () => {
  const brief = { ...EMPTY_BRIEF, workloads: { 'shop/cart': 'Black Friday hurts here' } };
  const page = text({ inventory: { workloads: [workloadRow('cart')] } }, brief);
  expect(page).toContain('Note (stated by the auditor)');
  expect(page).toContain('Black Friday hurts here');
});

test.each([
  [{ total: 0, problems: 0 }, 'no pods'],
  [{ total: 2, problems: 0 }, '✅ no problem pods'],
  [{ total: 1, problems: 1 }, '❌ its one pod has a problem'],
  [{ total: 3, problems: 3 }, '❌ all 3 pods have a problem'],
  [{ total: 3, problems: 1 }, '⚠️ 1 of 3 pods has a problem'],
  [{ total: 3, problems: 2 }, '⚠️ 2 of 3 pods have a problem'],
  [null, '| n/a | n/a | 1 | 30d | not evaluated |'],
])('a namespace with pods %j', (pods, words) => {
  const page = namespaces(
    audit({ inventory: { namespaces: [namespaceRow('shop', { pods })] } }),
    EMPTY_BRIEF,
  );
  expect(page).toContain(words);
});

test('namespaces add up', () => {
  const rows = [namespaceRow('shop', { pods: { total: 3, problems: 1 } }), namespaceRow('bank')];
  const page = namespaces(audit({ inventory: { namespaces: rows } }), EMPTY_BRIEF);
  expect(page).toContain('2 namespaces, 1 with problem pods.');
  expect(tableRows(page).filter((row) => row.includes('⚠️'))).toHaveLength(1);
});

test('namespaces known by what lives in them are not all there are, and have no age', () => {
  const page = namespaces(
    audit({
      inventory: { namespaces: [namespaceRow('shop', { createdAt: null })] },
      states: { namespaces: 'forbidden' },
    }),
    EMPTY_BRIEF,
  );
  expect(page).toContain(
    'Namespaces forbidden: these are the ones that captured objects live in, and there may be more.',
  );
  expect(page).not.toContain('Age');
});

test('ages without a capture time are left out, with the reason', () => {
  const page = namespaces(audit({ now: 0, inventory: { namespaces: [namespaceRow('shop')] } }), EMPTY_BRIEF);
  expect(page).toContain('the capture time is not known');
});

test('a workload that has all its replicas is available, whatever is left behind', () => {
  const rows = [
    workloadRow('cart', { problems: [{ status: 'Evicted', count: 4 }] }),
    workloadRow('agent', { problems: [{ status: 'Running', count: 1 }] }),
  ];
  const page = text({ inventory: { workloads: rows } });
  expect(page).toContain('### Application (2/2 fully available)');
  expect(page).toContain('| ✅ available; 4 Evicted left behind |');
  expect(page).toContain('| ✅ available; 1 on a lost node |');
});

test('a rollout that fails takes nothing from what is available, and is told apart', () => {
  const { rollout } = workloadRow('cart');
  const stuck = workloadRow('cart', {
    state: 'degraded',
    rollout: { ...rollout, complete: false },
    problems: [{ status: 'CrashLoopBackOff', count: 1 }],
  });
  const page = text({ inventory: { workloads: [stuck, workloadRow('web')] } });
  expect(page).toContain(
    '### Application (2/2 fully available, 1 of them with a rollout that is not complete)',
  );
  expect(page).toContain('| ⚠️ available, rollout not complete: 1 CrashLoopBackOff |');
});

test('autoscalers that work are listed too', () => {
  const own = (name: string) => ({
    namespace: 'shop',
    name,
    target: { kind: 'Deployment', namespace: 'shop', name },
    targets: 'cpu: 16%/80%',
    minReplicas: 2,
    maxReplicas: 5,
    currentReplicas: 3,
  });
  const inactive = finding('autoscaler-inactive', {
    subject: { kind: 'HorizontalPodAutoscaler', namespace: 'shop', name: 'web' },
    severity: 'medium',
    title: 'Autoscaler cannot scale',
  });
  const verdicts = ['autoscaler-inactive', 'autoscaler-target-missing'].map((rule) => ({
    rule,
    outcome: 'found' as const,
    findings: 1,
    missing: [],
    error: null,
  }));
  const inventory = { workloads: [workloadRow('cart')], autoscalers: [own('cart'), own('web')] };
  const page = text({ inventory, findings: [inactive], rules: verdicts });
  expect(page).toContain('| `shop/cart` | Deployment `shop/cart` | cpu: 16%/80% | 2 | 5 | 3 | ✅ active |\n');
  expect(page).toContain('| 🟡 Autoscaler cannot scale |');
  expect(text({ inventory })).toContain('| 3 | not evaluated |');
});
