import { describe, expect, test } from 'vitest';
import { buildingBlocks } from '../../../src/report/architecture/building-blocks.ts';
import { nodeHealth } from '../../../src/report/architecture/node-health.ts';
import { servicePaths } from '../../../src/report/architecture/service-paths.ts';
import { stateSummary } from '../../../src/report/architecture/state-summary.ts';
import { architectureView } from '../../../src/report/architecture/view.ts';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import { type AuditOptions, audit, finding, verdict } from '../../builders/audit.ts';
import { briefOf, dossier } from '../final/dossier.ts';
import { many, nodeRow, serviceRow, tableRows, workloadRow } from '../sections/rows.ts';

const LOST = { ready: false, status: 'NotReady' };
const PART = { kind: 'namespaces', namespaces: ['shop'], distribution: null, version: null } as const;

describe('building blocks', () => {
  const blocks = (options: AuditOptions) => buildingBlocks(audit(options));

  test('a part is available, degraded or down', () => {
    const workloads = [
      workloadRow('prometheus', { component: 'monitoring' }),
      workloadRow('loki', { component: 'logging', state: 'down', ready: 0 }),
      workloadRow('longhorn', { component: 'storage' }),
      workloadRow('csi', { component: 'storage', state: 'degraded', ready: 1 }),
    ];
    const page = blocks({ inventory: { workloads, nodes: [nodeRow('a'), nodeRow('b', LOST)] } });
    expect(page).toContain('| Nodes | ⚠️ degraded | 1 of 2 Ready; not Ready: `b` |');
    expect(page).toContain('| Monitoring | ✅ available | 1 workload fully available: `shop/prometheus` |');
    expect(page).toContain('| Logging | ❌ down | 0 of 1 workload fully available; not: `shop/loki` 0/2 |');
    expect(page).toContain(
      '| Storage | ⚠️ degraded | 1 of 2 workloads fully available; not: `shop/csi` 1/2 |',
    );
  });

  test('a rollout that hangs beside every replica asked for takes nothing away', () => {
    const rollout = { ...workloadRow('loki').rollout, complete: false };
    const hung = workloadRow('loki', {
      component: 'logging',
      state: 'degraded',
      ready: 2,
      desired: 2,
      rollout,
    });
    const rows = [hung, workloadRow('promtail', { component: 'logging' })];
    expect(blocks({ inventory: { workloads: rows } })).toContain(
      '| Logging | ⚠️ degraded | 2 workloads fully available, 1 of them with a rollout that is not complete: `shop/loki` |',
    );
    const monitoring = [{ ...hung, component: 'monitoring' as const }];
    expect(stateSummary(audit({ inventory: { workloads: monitoring } }), EMPTY_BRIEF)).toContain(
      'Monitoring: 100 % (1/1 workloads fully available)',
    );
  });

  test('nodes under pressure are not sound', () => {
    expect(blocks({ inventory: { nodes: [nodeRow('a', { troubles: ['DiskPressure'] })] } })).toContain(
      '| Nodes | ⚠️ degraded | 1 of 1 Ready; under pressure: `a` |',
    );
  });

  test('a part that is scaled to 0 is there', () => {
    const workloads = [
      workloadRow('prometheus', { component: 'monitoring', state: 'idle', desired: 0, ready: 0 }),
    ];
    const page = blocks({ inventory: { workloads } });
    expect(page).toContain('| Monitoring | does not run all the time | 1 scaled to 0 |');
    expect(page).not.toMatch(/No workload goes by the names of:[^.]*monitoring/);
  });

  test('that there is no such part is said of a whole cluster alone', () => {
    expect(blocks({})).toContain('No workload goes by the names of: control plane,');
    expect(blocks({ scope: PART })).toMatch(
      /^Not evaluated: .*, because the capture is of a part of the cluster\.$/m,
    );
    const page = blocks({ states: { deployments: 'forbidden', daemonSets: 'not captured' } });
    expect(page).toMatch(/because deployments forbidden and daemonsets not captured\.$/m);
    expect(page).not.toContain('No workload');
  });

  test('GitOps stands there only where it was captured', () => {
    expect(blocks({})).not.toContain('GitOps');
  });
});

test('how people get in stands with the network', () => {
  const view = architectureView(dossier({}, { access: ['SSH by key only.'] }));
  expect(view.networking).toMatch(
    /\n\n### Certificates and access\n\n- Access, stated by the auditor: SSH by key only\.$/,
  );
  expect(architectureView(dossier()).networking).not.toContain('Certificates and access');
});

describe('nodes', () => {
  const JUDGED = [verdict('node-not-ready'), verdict('node-pressure')];

  test('what the cluster lost, by count and by size', () => {
    const nodes = [
      nodeRow('a'),
      nodeRow('b'),
      nodeRow('c', { ...LOST, cpu: { allocatable: 8, requests: null, used: null, usedPercent: null } }),
    ];
    const page = nodeHealth(audit({ inventory: { nodes }, rules: JUDGED }), EMPTY_BRIEF);
    expect(page).toContain('**Ready:** 67 % (2/3 nodes)');
    expect(page).toContain(
      '**Lost:** 33 % of the nodes (1/3); of what they could take, 8 of 16 cores (50 %) and 8Gi of 24Gi memory (33 %)',
    );
  });

  test('both shares make a whole', () => {
    const nodes = [...many(7, (number) => nodeRow(`a${number}`)), nodeRow('b', LOST)];
    const page = nodeHealth(audit({ inventory: { nodes } }), EMPTY_BRIEF);
    expect(page).toContain('87.5 % (7/8 nodes)');
    expect(page).toContain('12.5 % of the nodes (1/8)');
  });

  test('a size that one node does not tell is left out', () => {
    const unknown = { allocatable: null, requests: null, used: null, usedPercent: null };
    const nodes = [nodeRow('a'), nodeRow('b', { ...LOST, cpu: unknown, memory: unknown })];
    const page = nodeHealth(audit({ inventory: { nodes } }), EMPTY_BRIEF);
    expect(page).toMatch(/\*\*Lost:\*\* 50 % of the nodes \(1\/2\)$/m);
    expect(page).not.toMatch(/cores|memory/);
  });

  test('that a node has no problem is said only where rules looked', () => {
    const inventory = { nodes: [nodeRow('a')] };
    expect(nodeHealth(audit({ inventory, rules: JUDGED }), EMPTY_BRIEF)).toContain('✅ Ready | none found |');
    expect(nodeHealth(audit({ inventory }), EMPTY_BRIEF)).toContain('✅ Ready | not evaluated |');
  });

  test('findings, and what the auditor calls it', () => {
    const subject = { kind: 'Node', namespace: null, name: 'a' };
    const findings = [finding('node-not-ready', { subject, title: 'Node is not ready' })];
    const page = nodeHealth(
      audit({
        inventory: { nodes: [nodeRow('a', { ...LOST, roles: ['control-plane'], internalIP: 'fd00::1' })] },
        findings,
      }),
      briefOf({ nodes: { a: 'styx' } }),
    );
    expect(page).toContain('| `a` (styx) | control-plane | fd00::1 | ❌ NotReady | Node is not ready |');
  });

  test.each([
    [1, '1 nvidia.com/gpu, 1 of them asked for by pods'],
    [null, '1 nvidia.com/gpu, how many pods ask for was not evaluated'],
  ])('a GPU of which pods ask for %j', (requests, words) => {
    const gpus = [{ resource: 'nvidia.com/gpu', allocatable: 1, requests }];
    expect(nodeHealth(audit({ inventory: { nodes: [nodeRow('a', { gpus })] } }), EMPTY_BRIEF)).toContain(
      words,
    );
  });

  test('of very many nodes those with a problem stay, and GPUs are summed up', () => {
    const gpus = [{ resource: 'nvidia.com/gpu', allocatable: 8, requests: 2 }];
    const nodes = [...many(5000, (number) => nodeRow(`node-${number}`, { gpus })), nodeRow('zeta', LOST)];
    const page = nodeHealth(audit({ inventory: { nodes } }), EMPTY_BRIEF);
    expect(tableRows(page)).toHaveLength(100);
    expect(tableRows(page)[0]).toContain('`zeta`');
    expect(page).toContain('4901 more nodes: see the JSON audit.');
    expect(page).toContain('**GPUs:** 40000 nvidia.com/gpu on 5000 nodes, 10000 of them asked for by pods');
    expect(page).toContain('**Ready:** 99 % (5000/5001 nodes)');
  });
});

describe('paths through Services', () => {
  const path = (options: Parameters<typeof serviceRow>[1]) =>
    tableRows(servicePaths(audit({ inventory: { services: [serviceRow('cart', options)] } })))[0]
      ?.split('|')[3]
      ?.trim();

  test.each([
    [
      {
        ports: '8080:30080/TCP,9090/TCP',
        backends: ['10.42.0.1:80', '10.42.0.2:80'],
        endpoints: { ready: 2, total: 5 },
      },
      '10.43.0.7:8080 → 10.42.0.1:80, 10.42.0.2:80 and 3 more',
    ],
    [
      { clusterIP: 'fd00::7', backends: ['[fd00::1]:80'], endpoints: { ready: 1, total: 1 } },
      '\\[fd00::7]:80 → \\[fd00::1]:80',
    ],
    [
      { clusterIP: 'None', backends: ['10.42.0.1:80'], endpoints: { ready: 1, total: 1 } },
      'headless → 10.42.0.1:80',
    ],
    [{ endpoints: { ready: 0, total: 0 } }, '10.43.0.7:80 → nothing'],
    [{ endpoints: null }, '10.43.0.7:80 → not evaluated'],
    [{ endpoints: null, selects: false }, '10.43.0.7:80 → no selector; not evaluated'],
    [{ endpoints: { ready: 2, total: 2 } }, '10.43.0.7:80 → 2 addresses'],
  ])('%j', (options, words) => {
    expect(path(options)).toBe(words);
  });

  test('a name outside has no path here', () => {
    expect(
      servicePaths(
        audit({ inventory: { services: [serviceRow('db', { type: 'ExternalName', clusterIP: null })] } }),
      ),
    ).toBe('');
  });

  test('of very many those that end nowhere come first', () => {
    const services = [
      ...many(900, (number) => serviceRow(`shop-${number}`)),
      serviceRow('zeta', { endpoints: { ready: 0, total: 0 } }),
    ];
    const page = servicePaths(audit({ inventory: { services } }));
    expect(tableRows(page)).toHaveLength(60);
    expect(tableRows(page)[0]).toMatch(/`shop\/zeta`.*❌ 0\/0/);
    expect(page).toContain('841 more Services: see the JSON audit.');
  });
});

describe('the state in numbers', () => {
  const state = (options: AuditOptions, brief: object = {}) => stateSummary(audit(options), briefOf(brief));

  test('a Service without any endpoint counts', () => {
    const services = [
      serviceRow('cart'),
      serviceRow('web', { endpoints: { ready: 0, total: 0 } }),
      serviceRow('odd', { selects: false }),
    ];
    expect(state({ inventory: { services } })).toContain('Services: 50 % (1/2 with a ready endpoint)');
  });

  test('what was not captured is not evaluated', () => {
    const page = state({ states: { nodes: 'forbidden', services: 'not captured' } });
    expect(page).toContain('Nodes: not evaluated  # nodes forbidden');
    expect(page).toContain('Services: not evaluated  # services not captured');
    expect(page).toContain('Monitoring: not evaluated');
    expect(page).not.toContain('Percentages');
  });

  test.each([
    ['found', 'Monitoring: 0 % (none found)'],
    ['not evaluated', 'Monitoring: not evaluated'],
  ] as const)('monitoring %s', (outcome, words) => {
    expect(state({ rules: [verdict('monitoring-absent', { outcome })] })).toContain(words);
  });

  test('monitoring that goes by another name is neither absent nor counted', () => {
    expect(state({ rules: [verdict('monitoring-absent')] })).not.toContain('Monitoring');
  });

  test('monitoring scaled to 0 is none', () => {
    const workloads = [workloadRow('prometheus', { component: 'monitoring', state: 'idle' })];
    expect(state({ inventory: { workloads } })).toContain('Monitoring: 0 % (0/1 workloads meant to run)');
  });

  test('one control-plane node is called what it is, where all nodes were captured', () => {
    const inventory = { nodes: [nodeRow('a', { roles: ['control-plane'] }), nodeRow('b')] };
    expect(state({ inventory, states: { nodes: 'captured' } })).toContain(
      'Control plane: 1 node  # a single one',
    );
    expect(state({ inventory, states: { nodes: 'partial' } })).not.toContain('Control plane');
  });

  test('a score of the auditor is marked, whatever it is called', () => {
    const page = state({}, { scores: { 'Net: "core"': { score: 95, reason: 'egress works' } } });
    expect(page).toContain('"Net: \\"core\\"": 95 %  # stated by the auditor: egress works');
  });
});

test('an empty capture and an empty brief still make a page', () => {
  const view = architectureView(dossier());
  expect(view.title).toBe('Architecture and networking audit');
  for (const name of [
    'plan',
    'checklist',
    'gitops',
    'components',
    'successMetrics',
    'ownSections',
    'contradictions',
  ] as const)
    expect(view[name]).toBeNull();
});
