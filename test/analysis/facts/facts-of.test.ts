import { expect, test } from 'vitest';
import { FACTS } from '../../../src/analysis/facts/fact-catalogue.ts';
import { factDocs } from '../../../src/analysis/facts/fact-docs.ts';
import { type FactShape, factList } from '../../../src/analysis/facts/fact-shape.ts';
import { snapshotFacts } from '../../../src/analysis/facts/facts-of.ts';
import type { FactValue } from '../../../src/analysis/facts/snapshot-facts.ts';
import { type SourceName, sourceNames } from '../../../src/model/kinds.ts';
import { type AuditOptions, audit, deployment, finding, verdict } from '../../builders/audit.ts';
import { claimRow, nodeRow, routeRow, serviceRow, workloadRow } from '../../report/sections/rows.ts';
import { recordedAudit, snapshotPath } from '../../reports/recorded.ts';

const SHOP: AuditOptions = {
  inventory: {
    nodes: [
      nodeRow('pi-1', { roles: ['control-plane'] }),
      nodeRow('pi-2', { ready: false, status: 'NotReady' }),
    ],
    workloads: [
      workloadRow('cart', { ref: deployment('cart'), ready: 1, desired: 2, state: 'degraded' }),
      workloadRow('cart', { ref: { kind: 'Job', namespace: 'shop', name: 'cart' }, state: 'finished' }),
    ],
    services: [
      serviceRow('cart', { type: 'ClusterIP', selects: true, endpoints: { ready: 0, total: 2 } }),
      serviceRow('web', { type: 'NodePort', selects: true, endpoints: { ready: 1, total: 1 } }),
    ],
    claims: [claimRow('orders', { phase: 'Pending', requestedBytes: 1024 })],
    pods: {
      total: 5,
      ok: 4,
      starting: 0,
      byStatus: [
        { status: 'Running', count: 4 },
        { status: 'Evicted', count: 1 },
      ],
      problems: [],
    },
  },
};

test.each([
  ['nodes.total', 2],
  ['nodes.ready', 1],
  ['nodes.notReady', 1],
  ['nodes.controlPlanes', 1],
  ['nodes.conditions.DiskPressure', 0],
  ['nodes.byName.pi-2.ready', false],
  ['pods.running', 4],
  ['pods.evicted', 1],
  ['pods.terminating', 0],
  ['services.total', 2],
  ['services.byType.NodePort', 1],
  ['services.withoutPods', 0],
  ['services.withoutEndpoints', 1],
  ['claims.unbound', 1],
  ['claims.requestedBytes', 1024],
  ['findings.total', 0],
  ['captured.pods', true],
  ['verdict', 'healthy'],
])('%s is %j', (path, expected) => {
  expect(at(snapshotFacts(audit(SHOP)), path)).toBe(expected);
});

test.each([
  ['nodes.ready', 'nodes', 'not captured'],
  ['nodes.ready', 'nodes', 'partial'],
  ['nodes.conditions.DiskPressure', 'nodes', 'from text'],
  ['pods.total', 'pods', 'forbidden'],
  ['pods.evicted', 'pods', 'partial'],
  ['findings.critical', 'pods', 'not captured'],
  ['services.total', 'services', 'failed'],
  ['claims.total', 'persistentVolumeClaims', 'not captured'],
  ['replicaSets.total', 'deployments', 'partial'],
  ['gitops.total', 'customResources', 'not captured'],
] as const)('%s is not evaluated with %s %s', (path, source, state) => {
  const facts = snapshotFacts(audit({ ...SHOP, states: { [source]: state } }));
  expect(at(facts, path)).toBeNull();
  expect(at(facts, `captured.${source}`)).toBe(state === 'from text');
});

test('of two workloads of one name the Deployment has it, and the other its kind', () => {
  const { workloads } = snapshotFacts(audit(SHOP));
  expect(Object.keys(workloads ?? {})).toEqual(['shop/cart', 'shop/Job/cart']);
});

test('nobody knows what a workload wants that is known by its pods alone', () => {
  const alone = workloadRow('cart', {
    ref: deployment('cart'),
    rollout: { complete: null, available: null, deployedAt: null, startedAt: null, lastRestartAt: null },
  });
  const facts = snapshotFacts(
    audit({ inventory: { workloads: [alone] }, states: { deployments: 'not captured' } }),
  );
  expect(at(facts, 'workloads.shop/cart.desired')).toBeNull();
  expect(at(facts, 'workloads.shop/cart.restarts')).toBe(0);
});

test('one backend that nobody knows leaves all counts of backends open', () => {
  const facts = snapshotFacts(
    audit({
      inventory: {
        services: [serviceRow('cart', { selects: true, endpoints: null })],
        routes: [routeRow('shop.example', { state: 'unknown' })],
      },
    }),
  );
  expect(at(facts, 'services.withoutEndpoints')).toBeNull();
  expect(at(facts, 'routes.active')).toBeNull();
  expect(at(facts, 'routes.total')).toBe(1);
});

test('of a rule that was not evaluated nobody knows the findings', () => {
  const facts = snapshotFacts(
    audit({
      findings: [finding('stuck-rollout')],
      rules: [
        verdict('stuck-rollout', { outcome: 'found', findings: 1 }),
        verdict('unbound-claim', { outcome: 'clear' }),
        verdict('node-pressure', { outcome: 'not evaluated', missing: ['nodes'] }),
      ],
    }),
  );
  const count = (rule: string) => at(facts, `findings.byRule.${rule}.count`);
  expect([count('stuck-rollout'), count('unbound-claim'), count('node-pressure')]).toEqual([1, 0, null]);
});

test.each(['raspberry-pi', 'pods-only', 'twisterlab-after'])(
  'the facts of %s are those of the catalogue',
  async (name) => {
    const facts = snapshotFacts(await recordedAudit(snapshotPath(name)));
    expect(misfits(FACTS, facts, '')).toEqual([]);
  },
);

test('without any capture no fact is known but what was not captured', () => {
  const states: Partial<Record<SourceName, 'not captured'>> = Object.fromEntries(
    sourceNames.map((source) => [source, 'not captured' as const]),
  );
  const { captured, cluster, findings, score, ...facts } = snapshotFacts(
    audit({ states, verdict: { state: 'not evaluated', counts: COUNTS, unseen: [] } }),
  );
  expect(new Set(Object.values(captured ?? {}))).toEqual(new Set([false]));
  expect(leaves(facts).filter((value) => value !== null)).toEqual([]);
});

test('custom resources of other kinds say nothing of GitOps', () => {
  const facts = snapshotFacts(audit());
  expect(at(facts, 'captured.customResources')).toBe(true);
  expect(at(facts, 'gitops.total')).toBeNull();
});

test('every fact is documented once', () => {
  const paths = factList(FACTS.fields).map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  for (const path of paths) expect(factDocs()).toContain(`| \`${path}\` |`);
});

const COUNTS = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };

function at(value: FactValue, path: string): FactValue {
  // Names of objects hold dots and slashes nowhere in these tests but `shop/cart`.
  return path.split('.').reduce<FactValue>((place, name) => {
    if (typeof place !== 'object' || place === null || Array.isArray(place)) return null;
    return Object.entries(place).find(([key]) => key === name)?.[1] ?? null;
  }, value);
}

function leaves(value: FactValue): readonly FactValue[] {
  if (typeof value !== 'object' || value === null) return [value];
  return Object.values(value).flatMap((inner: FactValue) => leaves(inner));
}

/** Paths at which a value is not what its shape says, and names that one of them lacks. */
function misfits(shape: FactShape, value: FactValue, path: string): readonly string[] {
  if (shape.kind === 'leaf') return fits(shape.type, value) ? [] : [`${path}: ${JSON.stringify(value)}`];
  if ((shape.kind === 'counts' || shape.kind === 'rows') && value === null) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${path}: no object`];
  const entries = Object.entries<FactValue>(value);
  if (shape.kind === 'counts')
    return entries.flatMap(([key, inner]) => (fits('int', inner) ? [] : [`${path}[${key}]`]));
  if (shape.kind === 'rows')
    return entries.flatMap(([key, row]) =>
      misfits({ kind: 'group', fields: shape.fields }, row, `${path}[${key}]`),
    );
  const names = new Set([...Object.keys(shape.fields), ...entries.map(([name]) => name)]);
  return [...names].flatMap((name) => {
    const inner = shape.fields[name];
    const found = entries.find(([key]) => key === name);
    if (inner === undefined || found === undefined) return [`${path}.${name}: only on one side`];
    return misfits(inner, found[1], `${path}.${name}`);
  });
}

function fits(type: string, value: FactValue): boolean {
  if (value === null) return true;
  if (type === 'int') return Number.isSafeInteger(value);
  if (type === 'double') return typeof value === 'number';
  if (type === 'list<string>') return Array.isArray(value) && value.every((item) => typeof item === 'string');
  return typeof value === (type === 'bool' ? 'boolean' : 'string');
}
