import { expect, test } from 'vitest';
import { namespaceView } from '../../../src/report/namespace/view.ts';
import { pageOf } from '../../../src/report/page-of.ts';
import { DEFAULT_STYLE } from '../../../src/report/style/page-style.ts';
import { finding } from '../../builders/audit.ts';
import { dossier } from '../final/dossier.ts';
import { planStep, replicaSetInventory, replicaSetsRow } from '../sections/plan-rows.ts';
import { many, problemPod, serviceRow, workloadRow } from '../sections/rows.ts';

const SHOP = { kind: 'namespaces', namespaces: ['shop'], distribution: null, version: null } as const;

test('nothing captured is not evaluated, and nothing is 0', () => {
  const states = {
    deployments: 'not captured',
    replicaSets: 'not captured',
    pods: 'forbidden',
    services: 'not captured',
  } as const;
  const view = namespaceView(dossier({ scope: SHOP, states }));
  expect(view.resources.match(/not evaluated/g)).toHaveLength(4);
  expect(view.deployments).toContain('not evaluated');
  expect(view.services).toContain('not evaluated');
  expect(view.replicaSets).toBeNull();
  expect(view.replicaSetList).toBeNull();
});

test('Deployments have their table, the other workloads theirs', () => {
  const workloads = [
    workloadRow('cart'),
    workloadRow('db', { ref: { kind: 'StatefulSet', namespace: 'shop', name: 'db' } }),
  ];
  const view = namespaceView(dossier({ scope: SHOP, inventory: { workloads } }));
  expect(view.deployments).toContain('`cart`');
  expect(view.deployments).not.toContain('`db`');
  expect(view.workloads).toContain('`shop/db`');
  expect(view.workloads).not.toContain('`shop/cart`');
});

test('what changes something stands in the plan alone', () => {
  const undo = 'kubectl rollout undo deployment/cart -n shop';
  const own = finding('stuck-rollout', { commands: [undo] });
  const plan = { steps: [planStep('cart')], leftToPeople: [], checklist: [] };
  const text = pageOf({
    ...dossier({ scope: SHOP, findings: [own], unexplained: [own.fingerprint], plan }),
    kind: 'namespace',
    format: 'md',
    minSeverity: null,
  });
  expect(text.match(/rollout undo/g)).toHaveLength(1);
});

test('dates are printed as the style wants them', () => {
  const own = dossier({ scope: SHOP });
  const style = { ...DEFAULT_STYLE, dates: 'long' } as const;
  expect(namespaceView({ ...own, style }).header).not.toBe(namespaceView(own).header);
});

test('a namespace of 15,000 pods and 5,000 Deployments is still a page, and its numbers add up', () => {
  const text = pageOf({
    ...dossier({
      scope: SHOP,
      inventory: {
        workloads: many(5000, (number) => workloadRow(`shop-${number}`)),
        services: many(5000, (number) => serviceRow(`shop-${number}`)),
        replicaSets: replicaSetInventory(many(5000, (number) => replicaSetsRow(`shop-${number}`, 3))),
        pods: {
          total: 15_000,
          ok: 10_000,
          starting: 0,
          byStatus: [
            { status: 'Running', count: 10_000 },
            { status: 'CrashLoopBackOff', count: 5000 },
          ],
          problems: many(5000, (number) => problemPod(`shop-${number}-1`)),
        },
      },
      plan: { steps: many(5000, (number) => planStep(`shop-${number}`)), leftToPeople: [], checklist: [] },
    }),
    kind: 'namespace',
    format: 'md',
    minSeverity: null,
  });
  expect(text.length).toBeLessThan(150_000);
  expect(text).toContain('**ReplicaSets:** 20000: 5000 active and 15000 stale');
  expect(text).toContain('| **Total** | 20000 | 5000 | 15000 |');
});
