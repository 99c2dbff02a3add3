import { describe, expect, test } from 'vitest';
import { bringBack } from '../../../src/report/final/bring-back.ts';
import { deferredSection } from '../../../src/report/final/deferred-section.ts';
import { metricResults } from '../../../src/report/final/metric-results.ts';
import { nodeHealth } from '../../../src/report/final/node-health.ts';
import { openTasks } from '../../../src/report/final/open-tasks.ts';
import { runningWorkloads } from '../../../src/report/final/running-workloads.ts';
import { signOff } from '../../../src/report/final/sign-off.ts';
import { successMetrics } from '../../../src/report/final/success-metrics.ts';
import { markdown } from '../../../src/report/markdown/serialize.ts';
import { autoscalers } from '../../../src/report/sections/autoscalers.ts';
import { audit, deployment, finding, verdict } from '../../builders/audit.ts';
import { nodeRow, serviceRow, tableRows, UNMEASURED, workloadRow } from '../sections/rows.ts';
import { briefOf, dossier } from './dossier.ts';

const IDLE = workloadRow('cart', { state: 'idle', ready: 0, desired: 0 });
const HPA = {
  namespace: 'shop',
  name: 'cart-hpa',
  target: deployment('cart'),
  targets: 'cpu: <unknown>/70%',
  minReplicas: 1,
  maxReplicas: 5,
  currentReplicas: 2,
};

describe('nodes', () => {
  const CLEAR = [verdict('node-pressure')];

  test('say what is in use of what', () => {
    const rows = nodeHealth(dossier({ inventory: { nodes: [nodeRow('n1')] }, rules: CLEAR }));
    expect(rows).toContain('| `n1` | ✅ 12 % (500m/4 cores) | ✅ 50 % (4096Mi/8Gi) | ✅ none |');
  });

  test.each([
    [79, '✅ 79 %'],
    [80, '⚠️ 80 %'],
  ])('%s % of the cores is %s', (usedPercent, words) => {
    const cpu = { allocatable: 4, requests: 1, used: 3, usedPercent };
    expect(nodeHealth(dossier({ inventory: { nodes: [nodeRow('n1', { cpu })] } }))).toContain(words);
  });

  test.each([
    [84, ' 84 %', '⚠️ 84 %'],
    [85, '⚠️ 85 %', '✅ 85 %'],
  ])('a disk of %s % is %s, and never ticked: nobody measured it here', (usedPercent, words, never) => {
    const page = nodeHealth(
      dossier(
        { inventory: { nodes: [nodeRow('n1')] } },
        { measurements: { disks: { n1: { usedPercent, available: '11G' } } } },
      ),
    );
    expect(page).toContain(`${words} (11G available)`);
    expect(page).not.toContain(never);
  });

  test('say nothing of usage that nobody measured, and of pressure that nobody looked for', () => {
    const page = nodeHealth(
      dossier({
        inventory: { nodes: [nodeRow('n1', { cpu: UNMEASURED, memory: UNMEASURED })] },
        states: { nodeMetrics: 'not captured' },
      }),
    );
    expect(page).toContain('| `n1` | n/a | n/a | not evaluated |');
    expect(page).toContain('CPU and memory in use were not evaluated: top nodes not captured.');
  });

  test('tell the pressure that is over from the one that is not', () => {
    const inventory = { nodes: [nodeRow('n1'), nodeRow('n2', { troubles: ['MemoryPressure'] })] };
    const conditions = [{ node: 'n1', type: 'DiskPressure', before: 'True', after: 'False' }];
    const page = nodeHealth(dossier({ inventory, rules: CLEAR }, null, { comparison: { conditions } }));
    expect(page).toContain('✅ none; before: DiskPressure True');
    expect(page).toContain('❌ MemoryPressure True');
  });
});

const JUDGED = [verdict('autoscaler-inactive'), verdict('autoscaler-target-missing')];

describe('running workloads', () => {
  test('stand under their environments, in the order of the brief, then by namespace', () => {
    const workloads = ['alpha', 'zeta', 'kube-system'].map((namespace) =>
      workloadRow('cart', { ref: deployment('cart', namespace) }),
    );
    const page = runningWorkloads(
      audit({ inventory: { workloads } }),
      briefOf({ environments: { zeta: 'Production' } }),
    );
    expect(page.match(/^### .*$/gm)).toEqual([
      '### Production (`zeta`): 1/1 with every replica ready',
      '### System (`kube-system`): 1/1 with every replica ready',
      '### `alpha`: 1/1 with every replica ready',
    ]);
  });

  test('leave out what is at zero or finished', () => {
    const workloads = [IDLE, workloadRow('load', { state: 'finished' })];
    expect(runningWorkloads(audit({ inventory: { workloads } }), briefOf({}))).toBe('');
  });

  test('count by what the rows say is ready, also where something else is wrong', () => {
    const workloads = [workloadRow('cart'), workloadRow('till', { state: 'degraded', ready: 1, desired: 1 })];
    const page = runningWorkloads(audit({ inventory: { workloads } }), briefOf({}));
    expect(page).toMatch(/^### .*: 2\/2 with every replica ready, 1 of them with /m);
  });

  test('count pods, not replicas, where only pods were captured', () => {
    const options = { inventory: { workloads: [workloadRow('cart')] } };
    const page = runningWorkloads(
      audit({ ...options, states: { deployments: 'not captured' } }),
      briefOf({}),
    );
    expect(page).toContain('1/1 with every pod ready');
    expect(page).not.toContain('every replica ready');
  });

  test('note who scales them and where they are reached', () => {
    const services = [serviceRow('cart', { type: 'LoadBalancer', externalAddresses: ['192.0.2.7'] })];
    const inventory = { workloads: [workloadRow('cart')], autoscalers: [HPA], services };
    const page = runningWorkloads(audit({ inventory, rules: JUDGED }), briefOf({ critical: ['shop/cart'] }));
    expect(tableRows(page)).toEqual([
      '| ✅ `cart` | Deployment | 2/2 | autoscaler active; LoadBalancer at 192.0.2.7; critical (stated by the auditor) |',
    ]);
  });
});

describe('autoscalers', () => {
  const subject = { kind: 'HorizontalPodAutoscaler', namespace: 'shop', name: 'cart-hpa' };

  test.each([
    ['active', { rules: JUDGED }, '✅ active'],
    ['not evaluated', {}, 'not evaluated'],
    ['not judged by half of the rules', { rules: JUDGED.slice(1) }, 'not evaluated'],
    [
      'what a rule found',
      { findings: [finding('autoscaler-inactive', { subject, title: 'Autoscaler cannot scale' })] },
      '🟡 Autoscaler cannot scale',
    ],
  ])('are %s', (_, options, state) => {
    const [row] = tableRows(
      markdown(...autoscalers(audit({ ...options, inventory: { autoscalers: [HPA] } }))),
    );
    expect(row).toMatch(new RegExp(`\\| 1 \\| 5 \\| 2 \\| ${state} \\|$`));
  });
});

describe('what was put off', () => {
  const WITH_HPA = {
    audit: {
      inventory: { workloads: [workloadRow('cart', { ready: 3, desired: 3 })], autoscalers: [HPA] },
    },
    comparison: {
      objects: [
        {
          ref: { kind: 'HorizontalPodAutoscaler', namespace: 'shop', name: 'cart-hpa' },
          change: 'deleted' as const,
          owner: null,
          fields: [],
        },
      ],
    },
  };

  test('is shown as it is, with what it asked for and who scaled it', () => {
    const page = deferredSection(dossier({ inventory: { workloads: [IDLE] } }, null, WITH_HPA));
    expect(tableRows(page)).toEqual([
      '| `shop/cart` | 0/0, scaled to zero, unexplained | 3 | `cart-hpa`: deleted | `shop/cart:1` |',
    ]);
  });

  test('is not said to be at zero where it runs', () => {
    const page = deferredSection(
      dossier({ inventory: { workloads: [workloadRow('cart')] } }, { deferred: { 'shop/cart': 'No image' } }),
    );
    expect(page).toContain('| 2/2, running: not scaled to zero |');
  });

  test('comes back with the replicas and the autoscaler it had', () => {
    const page = bringBack(dossier({ inventory: { workloads: [IDLE] } }, null, WITH_HPA));
    expect(page).toContain('kubectl scale deployment cart --replicas=3 -n shop');
    expect(page).toContain('minReplicas: 1\n  maxReplicas: 5');
    expect(page).toContain('averageUtilization: 70');
  });

  test('comes back with one replica where nobody captured how many it had', () => {
    const page = bringBack(dossier({ inventory: { workloads: [IDLE] } }));
    expect(page).toContain('--replicas=1 -n shop');
    expect(page).not.toContain('autoscaling/v2');
  });

  test('an autoscaler whose targets are no percentages is told, not made', () => {
    const autoscaler = { ...HPA, targets: 'cpu: <unknown>/500m' };
    const before = {
      ...WITH_HPA,
      audit: { inventory: { ...WITH_HPA.audit.inventory, autoscalers: [autoscaler] } },
    };
    const page = bringBack(dossier({ inventory: { workloads: [IDLE] } }, null, before));
    expect(page).toContain('was deleted: 1 to 5 replicas');
    expect(page).not.toContain('autoscaling/v2');
  });

  test('is not a DaemonSet that no node asks for: nothing was scaled', () => {
    const ref = { kind: 'DaemonSet', namespace: 'shop', name: 'cart' };
    const idle = dossier({ inventory: { workloads: [{ ...IDLE, ref }] } });
    expect([deferredSection(idle), bringBack(idle), openTasks(idle)]).toEqual(['', '', '']);
  });

  test('is an open task, and what runs is none', () => {
    expect(openTasks(dossier({ inventory: { workloads: [IDLE] } }, null, WITH_HPA))).toContain(
      '- [ ] Create HorizontalPodAutoscaler `shop/cart-hpa` again.',
    );
    expect(openTasks(dossier({ inventory: { workloads: [workloadRow('cart')] } }))).toBe('');
  });
});

describe('success metrics', () => {
  const own = (...given: Parameters<typeof dossier>) => successMetrics(metricResults(dossier(...given)));

  test('a stated objective has no tick, and the rate counts it', () => {
    const page = own(
      {},
      {
        successMetrics: [
          { metric: 'node health', target: 'Ready', actual: 'Ready', met: true },
          { metric: 'MCP', target: '100 %', actual: '0 %', met: false },
        ],
      },
    );
    expect(page).toContain('| Node health | Ready | Ready | yes (stated) |');
    expect(page).toContain('**1/2 (50 %) objectives met.**');
    expect(page).not.toContain('✅');
  });

  test('a full disk fails the objective that idle processors meet', () => {
    const use = (percent: number) => ({
      allocatable: 4,
      requests: null,
      limits: null,
      usage: {
        used: 1,
        of: 4,
        percent,
        free: 3,
        mean: 1,
        measuredNodes: 1,
        unmeasuredNodes: [],
        peak: { node: 'n1', used: 1, percent },
      },
    });
    const capacity = { cpu: use(10), memory: use(20), pods: null };
    expect(own({ capacity })).toContain('CPU 10 %, memory 20 % | ✅ yes |');
    expect(own({ capacity }, { measurements: { disks: { n1: { usedPercent: 89 } } } })).toContain(
      'CPU 10 %, memory 20 %, fullest disk 89 % (stated by the auditor) | ⚠️ no |',
    );
  });

  test('nothing captured, no objective', () => {
    expect(own()).toBe('');
  });
});

describe('the sign-off', () => {
  const option = { id: 'B', title: 'Import the image', when: 'tonight', recommended: true };

  test('recommends the option that is recommended', () => {
    const options = [{ id: 'A', title: 'Rebuild' }, option];
    expect(signOff(dossier({}, { options }))).toContain(
      '| Recommended action | Option B: Import the image, tonight',
    );
    expect(signOff(dossier({}, { options: [{ id: 'A', title: 'Rebuild' }] }))).not.toContain('Recommended');
  });

  test.each([
    [{ critical: 0, high: 1, medium: 2, low: 0, info: 0 }, 'High: 1 open health finding'],
    [{ critical: 0, high: 0, medium: 2, low: 0, info: 0 }, 'Medium: 2 open health findings'],
    [{ critical: 0, high: 0, medium: 0, low: 9, info: 0 }, 'Low: no open health finding'],
  ])('puts the risk by findings beside the stated one', (counts, words) => {
    const state = counts.high + counts.medium > 0 ? 'degraded' : 'healthy';
    const page = signOff(
      dossier({ verdict: { state, counts, unseen: [] } }, { signOff: { risk: 'none at all' } }),
    );
    expect(page).toContain(words);
    expect(page).toContain('; stated by the auditor: none at all');
  });
});
