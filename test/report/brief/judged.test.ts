import { describe, expect, test } from 'vitest';
import type { Audit } from '../../../src/analysis/audit.ts';
import { checkBrief } from '../../../src/report/brief/check.ts';
import { judged } from '../../../src/report/brief/judged.ts';
import { parseBrief } from '../../../src/report/brief/parse.ts';
import { type AuditOptions, audit, deployment, finding } from '../../builders/audit.ts';
import { nodeRow, serviceRow, workloadRow } from '../sections/rows.ts';
import { judgingTools } from './judging-tools.ts';

const SHOP: AuditOptions = {
  inventory: {
    nodes: [nodeRow('pi-1'), nodeRow('pi-2', { ready: false })],
    workloads: [
      workloadRow('cart', {
        ready: 1,
        desired: 2,
        state: 'degraded',
        problems: [{ status: 'CrashLoopBackOff', count: 1 }],
      }),
      workloadRow('web'),
      workloadRow('batch', { ready: 0, desired: 0, state: 'idle' }),
    ],
    services: [
      serviceRow('search', { selects: true, endpoints: { ready: 0, total: 3 } }),
      serviceRow('mail', { selects: true, endpoints: { ready: 0, total: 0 } }),
    ],
  },
};

describe('success metrics', () => {
  const { successMetrics, successRate } = judgedBy(`
successMetrics:
  - { metric: Nodes, target: all, measure: nodes.ready, met: nodes.ready == nodes.total }
  - { metric: Services, target: '2', measure: services.total, met: services.total == 2 }
  - { metric: Budget, target: kept, actual: 3 of 5, met: true }
  - { metric: Pressure, target: none, measure: nodes.underPressure == 0 }
  - { metric: Images, target: few, measure: images.total, actual: '7' }
  - { metric: Load, target: below 80 %, measure: cpu.usedPercent, met: cpu.usedPercent < 80 }
`);

  test('what the snapshot answers is measured, what it cannot is stated or open', () => {
    expect(successMetrics.map(({ actual, actualBy, met, metBy }) => [actual, actualBy, met, metBy])).toEqual([
      ['1', 'snapshot', false, 'snapshot'],
      ['2', 'snapshot', true, 'snapshot'],
      ['3 of 5', 'auditor', true, 'auditor'],
      ['true', 'snapshot', true, 'snapshot'],
      ['1', 'snapshot', null, null],
      [null, null, null, null],
    ]);
    expect(successMetrics[4]?.why).toBe('the brief does not say when it is met');
    expect(successMetrics[5]?.why).toBe('cpu.usedPercent was not evaluated, it needs nodes, top nodes');
  });

  test('the rate counts what was evaluated', () => {
    expect(successRate).toEqual({ met: 3, notMet: 1, notEvaluated: 2, total: 6, percent: 75 });
  });
});

test.each([
  [5, 1, 83],
  [4, 2, 67],
  [6, 0, 100],
  [0, 6, 0],
  [0, 0, null],
])('%d met and %d not are %s percent', (met, not, percent) => {
  const metric = (value: boolean) => `{ metric: x, target: y, met: ${value} }`;
  const all = [...Array(met).fill(metric(true)), ...Array(not).fill(metric(false))];
  expect(judgedBy(`successMetrics: [${all.join(', ')}]`).successRate.percent).toBe(percent);
});

test('a checklist: passed, failed, or open and why', () => {
  const { checklist } = judgedBy(
    `
checklist:
  - { item: enough nodes, check: nodes.total >= 2 }
  - { item: all Ready, check: nodes.ready == nodes.total }
  - { item: no problem, check: pods.problem == 0, result: passed }
  - { item: no evictions, check: pods.evicted == 0 }
  - { item: it answers, result: failed, notes: timeout }
  - { item: it sings, result: not run }
`,
    { ...SHOP, states: { pods: 'forbidden' } },
  );
  expect(checklist.map(({ outcome, by, seen }) => [outcome, by, seen])).toEqual([
    ['passed', 'snapshot', 'nodes.total is 2'],
    ['failed', 'snapshot', 'nodes.ready is 1, nodes.total is 2'],
    ['passed', 'auditor', 'pods.problem was not evaluated, it needs pods'],
    ['open', null, 'pods.evicted was not evaluated, it needs pods'],
    ['failed', 'auditor', null],
    ['open', null, 'not run'],
  ]);
});

test('claims hold, are contradicted, cannot be told, or are only stated', () => {
  const { statements, previousIssues } = judgedBy(
    `
statements:
  - { text: Two nodes., check: nodes.total == 2 }
  - { text: All are Ready., check: nodes.notReady == 0 }
  - { text: Pods are fine., check: pods.problem == 0 }
  - { text: Everybody is happy. }
previousIssues:
  - { title: A node was lost, state: resolved, check: nodes.notReady == 0 }
`,
    { ...SHOP, states: { pods: 'partial' } },
  );
  expect(statements.map(({ standing }) => standing)).toEqual([
    'holds',
    'contradicted',
    'not evaluated',
    'stated',
  ]);
  expect(previousIssues[0]).toMatchObject({ standing: 'contradicted', seen: 'nodes.notReady is 1' });
});

describe('contradictions', () => {
  test.each([
    [
      'a check that fails',
      'statements: [{ text: All Ready., check: nodes.notReady == 0 }]',
      'All Ready.',
      'nodes.notReady is 1',
    ],
    [
      'a problem that is not resolved',
      'previousIssues: [{ title: Lost node, state: resolved, check: nodes.notReady == 0 }]',
      'Lost node: resolved',
      'nodes.notReady is 1',
    ],
    [
      'a component whose check fails',
      'components: [{ name: Egress, state: working, check: nodes.ready == 2 }]',
      'Egress: working',
      'nodes.ready is 1',
    ],
    [
      'a stated number that is another',
      'successMetrics: [{ metric: Nodes, target: all, actual: 2 of 2, measure: nodes.ready }]',
      'Nodes: 2 of 2',
      'it is 1',
    ],
    [
      'a test that passed and fails',
      'checklist: [{ item: Ready, result: passed, check: nodes.notReady == 0 }]',
      'Ready: passed',
      'nodes.notReady is 1',
    ],
    [
      'a critical workload that is not whole',
      'critical: [shop/cart]',
      'Critical workload shop/cart runs.',
      '1 of 2 replicas ready; 1 CrashLoopBackOff',
    ],
    [
      'a critical workload at zero',
      'critical: [shop/batch]',
      'Critical workload shop/batch runs.',
      'it is scaled to zero',
    ],
    [
      'a component on a workload',
      'components: [{ name: Cart, state: working, about: shop/cart }]',
      'Cart: working',
      'shop/cart: 1 of 2 replicas ready; 1 CrashLoopBackOff',
    ],
    [
      'a component at zero',
      'components: [{ name: Batch, state: working, about: shop/batch }]',
      'Batch: working',
      'shop/batch: scaled to zero',
    ],
    [
      'a component behind a Service',
      'components: [{ name: Search, state: working, about: shop/search }]',
      'Search: working',
      'shop/search: 0 of 3 pods behind the Service ready',
    ],
    [
      'a component behind nothing',
      'components: [{ name: Mail, state: working, about: shop/mail }]',
      'Mail: working',
      'shop/mail: no pod is behind the Service',
    ],
    [
      'work that did not help',
      'actions: [{ title: Repair, state: done, affected: [shop/web, shop/cart] }]',
      'Done: Repair',
      'shop/cart: 1 of 2 replicas ready; 1 CrashLoopBackOff',
    ],
    [
      'what is put off and runs',
      'deferred: { shop/web: later }',
      'shop/web is scaled to zero on purpose.',
      'it asks for 2 replicas, 2 ready',
    ],
    [
      'a full disk that is praised',
      'measurements: { disks: { pi-1: { usedPercent: 85 } } }\nstatements: [{ text: The disk is stable. }]',
      'The disk is stable.',
      'the disk of pi-1 is 85 % full (measured by the auditor)',
    ],
    [
      'an objective that a disk misses',
      'measurements: { disks: { pi-1: { usedPercent: 81 } } }\nsuccessMetrics: [{ metric: Resources, target: below 80 %, met: true }]',
      'Resources: met',
      'the disk of pi-1 is 81 % full (measured by the auditor)',
    ],
  ])('%s', (_, text, claim, seen) => {
    expect(judgedBy(text).contradictions.map((each) => [each.claim, each.seen])).toEqual([[claim, seen]]);
  });

  test.each([
    ['checks that hold', 'statements: [{ text: Two nodes., check: nodes.total == 2 }]'],
    ['what cannot be told', 'statements: [{ text: Fine., check: cpu.usedPercent < 80 }]'],
    ['what is only stated', 'statements: [{ text: The disk is stable. }]'],
    ['critical workloads that run', 'critical: [shop/web]'],
    [
      'a component that is known to be broken',
      'components: [{ name: Cart, state: degraded, about: shop/cart }]',
    ],
    ['work that is not done', 'actions: [{ title: Repair, state: planned, affected: [shop/cart] }]'],
    ['what is put off', 'deferred: { shop/batch: later }'],
    ['scaling down', 'actions: [{ title: Scale down, state: done, affected: [shop/batch] }]'],
    [
      'a disk with room',
      'measurements: { disks: { pi-1: { usedPercent: 84 } } }\nstatements: [{ text: The disk is stable. }]',
    ],
    [
      'a full disk that is admitted',
      'measurements: { disks: { pi-1: { usedPercent: 95 } } }\nstatements: [{ text: The disk is almost full. }]',
    ],
    [
      'the measured number',
      'successMetrics: [{ metric: Nodes, target: all, actual: 1 of 2, measure: nodes.ready }]',
    ],
    ['no known issues where nothing was found', 'knownIssues: none'],
    ['known issues', 'knownIssues: [the cart]'],
  ])('none: %s', (_, text) => {
    expect(judgedBy(text).contradictions).toEqual([]);
  });

  test('no known issues, beside findings; information is no issue', () => {
    const options = {
      ...SHOP,
      findings: [
        finding('stuck-rollout', { severity: 'high' }),
        finding('past-restarts', { severity: 'info', subject: deployment('web') }),
      ],
    };
    expect(judgedBy('knownIssues: none', options).contradictions).toEqual([
      {
        claim: 'There are no known issues.',
        seen: '1 finding: high, shop/Deployment/cart: The rollout is stuck',
        about: null,
      },
    ]);
  });

  test('a node that reports pressure on a disk with room', () => {
    const inventory = { nodes: [nodeRow('pi-1', { troubles: ['DiskPressure'] })] };
    const found = judgedBy('measurements: { disks: { pi-1: { usedPercent: 60 } } }', { inventory });
    expect(found.contradictions[0]).toMatchObject({
      claim: 'The disk of pi-1 is 60 % full.',
      seen: 'the node reports DiskPressure',
    });
  });

  test('what is contradicted is not met, and counts as not met', () => {
    const { successMetrics, successRate } = judgedBy(
      'measurements: { disks: { pi-1: { usedPercent: 89 } } }\nsuccessMetrics: [{ metric: Disk use, target: below 80 %, met: true }, { metric: x, target: y, met: true }]',
    );
    expect(successMetrics.map(({ met }) => met)).toEqual([false, true]);
    expect(successRate.percent).toBe(50);
  });

  test('one claim is contradicted once', () => {
    const found = judgedBy(
      'components: [{ name: Cart, state: working, about: shop/cart, check: nodes.ready == 2 }]',
    );
    expect(found.contradictions).toHaveLength(1);
    expect(found.components[0]?.standing).toBe('contradicted');
  });

  test('conventions that are not kept, only where somebody follows them', () => {
    const own = (name: string, limit: number) => ({
      deployment: deployment(name),
      total: 1,
      active: 1,
      stale: 0,
      oldest: null,
      limit,
      rate: null,
      sets: [],
    });
    const pattern = (namespace: string, images: readonly string[]) => ({
      namespace,
      deployments: images.length,
      patterns: [
        {
          kind: 'project' as const,
          pattern: null,
          count: images.length,
          members: images.map((image, index) => ({ workload: `w${index}`, image })),
        },
      ],
    });
    const inventory = {
      replicaSets: { totals: { total: 2, active: 2, stale: 0 }, rows: [own('cart', 10), own('web', 3)] },
      imagePatterns: [
        pattern('shop', ['shop/cart:1', 'shop/web:1.2', 'python:3']),
        pattern('kube-system', ['coredns:1']),
      ],
    };
    const found = judgedBy('conventions: { images: "shop/<service>:<tag>", revisionHistoryLimit: 3 }', {
      inventory,
    });
    expect(found.contradictions.map(({ seen }) => seen)).toEqual([
      '1 of 2 Deployments may keep more: shop/cart 10',
      '1 of 3 Deployments use others: shop/w2 python:3',
    ]);
  });
});

test('an expression about an object that is not there is a mistake, with one that is', () => {
  expect(() => judgedBy('checklist: [{ item: x, check: \'workloads["shop/card"].ready == 1\' }]')).toThrow(
    'brief.yaml:1:42: checklist.0.check: the snapshot has no workloads["shop/card"]; did you mean shop/cart?',
  );
  const asked = judgedBy(
    'checklist: [{ item: x, check: \'!("shop/card" in workloads) || workloads["shop/card"].ready == 1\' }]',
  );
  expect(asked.checklist[0]?.outcome).toBe('passed');
});

test('the place of a mistake, and carets below it', () => {
  const text = 'checklist:\n  - item: x\n    check: "nodes.total > 1 && nods.ready == 1"\n';
  expect(thrownBy(text)).toMatchObject({
    message: 'brief.yaml:3:32: checklist.0.check: no fact is called nods; did you mean nodes?',
    excerpt: ['nodes.total > 1 && nods.ready == 1', '                   ^^^^'],
  });
});

test('of a text over several lines, its first', () => {
  const text = 'checklist:\n  - item: x\n    check: >-\n      nodes.total > 1\n      && nods.ready == 1\n';
  expect(thrownBy(text)).toMatchObject({
    excerpt: ['nodes.total > 1 && nods.ready == 1', '                   ^^^^'],
  });
  expect(String(thrownBy(text))).toContain('brief.yaml:3:12: ');
});

function thrownBy(text: string): unknown {
  try {
    judgedBy(text);
  } catch (error) {
    return error;
  }
  return null;
}

function judgedBy(
  text: string,
  options: AuditOptions = { ...SHOP, states: { nodeMetrics: 'not captured' } },
) {
  const own: Audit = audit(options);
  const parsed = parseBrief('brief.yaml', text);
  checkBrief(parsed, own);
  return judged(parsed.brief, own, judgingTools(parsed, own));
}
