import { expect, test } from 'vitest';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import { deployments } from '../../../src/report/sections/deployments.ts';
import { type AuditOptions, audit, finding, verdict } from '../../builders/audit.ts';
import { DAY, HOUR, NOW } from '../../builders/meta.ts';
import { many, tableRows, workloadRow } from './rows.ts';

const ROLLOUT = {
  complete: true,
  available: 2,
  deployedAt: NOW - 3 * DAY,
  startedAt: NOW - DAY,
  lastRestartAt: null,
};
const text = (options: AuditOptions, brief = EMPTY_BRIEF) => deployments(audit(options), brief);

test('Deployments by whether their newest version runs', () => {
  const page = text({
    inventory: {
      workloads: [
        workloadRow('cart', { rollout: ROLLOUT }),
        workloadRow('search', { rollout: { ...ROLLOUT, complete: false } }),
        workloadRow('spare', { state: 'idle', desired: 0, ready: 0 }),
        workloadRow('db', { ref: { kind: 'StatefulSet', namespace: 'shop', name: 'db' } }),
      ],
    },
  });
  expect(page).toContain('### Newest version does not run everywhere: 1/2 (50 %)');
  expect(page).toContain('### Newest version runs: 1/2 (50 %)');
  expect(page).toContain('### Scaled to 0: 1/3 (33 %)');
  expect(page).toContain('| `shop/cart` | `shop/cart:1` | 2/2 | 3d | 24h | 0 |');
  expect(page).not.toContain('`shop/db`');
});

test('that none exists twice is said only where somebody looked', () => {
  const inventory = { workloads: [workloadRow('cart')] };
  expect(text({ inventory })).not.toContain('twice');
  expect(text({ inventory, rules: [verdict('duplicate-deployment')] })).toContain(
    'No Deployment exists twice.',
  );
  const found = { findings: [finding('duplicate-deployment', { group: 'hygiene' })] };
  expect(
    text({ inventory, ...found, rules: [verdict('duplicate-deployment', { outcome: 'found' })] }),
  ).toContain('1 Deployment exists twice: see the findings.');
});

test('when a version was deployed is not known without its ReplicaSet', () => {
  expect(text({ inventory: { workloads: [workloadRow('cart')] } })).toContain('| 2/2 | n/a | | 0 |');
});

test('without a capture time nothing has an age, and nothing is recent', () => {
  const rollout = { ...ROLLOUT, lastRestartAt: NOW - HOUR };
  const page = text({ now: 0, inventory: { workloads: [workloadRow('cart', { rollout, restarts: 3 })] } });
  expect(page).toContain('Ages are left out: the capture time is not known.');
  expect(page).not.toMatch(/Deployed|Uptime|ago|24 hours|invalid/);
});

test('restarts are called over only where the rule says so', () => {
  const workloads = [
    workloadRow('cart', { restarts: 11, rollout: { ...ROLLOUT, lastRestartAt: NOW - HOUR } }),
  ];
  expect(text({ inventory: { workloads } })).toContain('last restart 60m ago |');
  expect(
    text({ inventory: { workloads }, findings: [finding('past-restarts', { severity: 'info' })] }),
  ).toContain('last restart 60m ago, stable now');
});

test.each(['not captured', 'forbidden'] as const)('Deployments that were %s, but have pods', (state) => {
  const rollout = { ...ROLLOUT, complete: null };
  const page = text({
    states: { deployments: state },
    inventory: { workloads: [workloadRow('cart', { rollout })] },
  });
  expect(page).toContain(`Deployments were not evaluated: deployments ${state}.`);
  expect(page).toContain('### Known by their pods alone');
  expect(page).not.toContain('Newest version');
});

test('none at all', () => {
  expect(text({})).toBe('There are no Deployments.');
});

test('of very many the rest is counted', () => {
  const page = text({ inventory: { workloads: many(5000, (number) => workloadRow(`shop-${number}`)) } });
  expect(tableRows(page)).toHaveLength(200);
  expect(page).toContain('4800 more Deployments: see the JSON audit.');
});

test('the note of the auditor is marked', () => {
  const brief = { ...EMPTY_BRIEF, workloads: { 'shop/cart': 'Black Friday hurts here' } };
  expect(text({ inventory: { workloads: [workloadRow('cart')] } }, brief)).toContain(
    'Black Friday hurts here (stated by the auditor)',
  );
});
