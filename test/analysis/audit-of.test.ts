import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AUDIT_SCHEMA, type Audit } from '../../src/analysis/audit.ts';
import { auditOf } from '../../src/analysis/audit-of.ts';
import { capturedFrom } from '../../src/model/captured.ts';
import type { Cluster } from '../../src/model/cluster.ts';
import { createClusterBuilder } from '../../src/model/cluster-builder.ts';
import { isRecord, type JsonRecord } from '../../src/model/json.ts';
import { sourceNames } from '../../src/model/kinds.ts';
import { createLinks } from '../../src/model/links.ts';
import { RULES } from '../../src/rules/catalogue.ts';
import { audit as emptyAudit } from '../builders/audit.ts';
import { cluster } from '../builders/cluster.ts';
import { NOW } from '../fixtures/raspberry-pi/hosts.ts';
import { raspberryPiSite } from '../fixtures/raspberry-pi.ts';
import { brokenShop } from './broken-shop.ts';

function auditFor(of: Cluster): Audit {
  return auditOf({ cluster: of, ledger: emptyAudit().ledger, rules: RULES, version: '1.2.3' });
}

interface Item {
  readonly raw: JsonRecord;
  readonly source: { readonly file: string; readonly document: number; readonly item: number };
}

const KINDS = ['Node', 'Namespace', 'Pod', 'Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job'];
const MORE = [
  'Service',
  'Endpoints',
  'Ingress',
  'PersistentVolumeClaim',
  'PersistentVolume',
  'StorageClass',
  'Event',
];

const site = raspberryPiSite();
const items: readonly Item[] = [...KINDS, ...MORE].flatMap((kind) =>
  site.list(kind).flatMap((object, item) => {
    const raw: unknown = JSON.parse(JSON.stringify(object));
    return isRecord(raw) ? [{ raw, source: { file: `${kind}.json`, document: 0, item } }] : [];
  }),
);

/** The cluster of the Raspberry Pis, its objects read in the order given. */
function read(ordered: readonly Item[]): Cluster {
  const builder = createClusterBuilder();
  for (const { raw, source } of ordered)
    builder.add(raw, { apiVersion: null, kind: null, namespace: null }, source);
  const objects = builder.objects();
  const captured = capturedFrom(
    sourceNames.map((source) => ({ source, state: 'captured', scope: 'cluster', namespaces: [] })),
  );
  return { ...objects, now: Date.parse(NOW), captured, links: createLinks(objects) };
}

test('the order in which objects are read changes nothing', () => {
  const expected = JSON.stringify(auditFor(read(items)));
  fc.assert(
    fc.property(fc.shuffledSubarray([...items], { minLength: items.length }), (shuffled) => {
      expect(JSON.stringify(auditFor(read(shuffled)))).toBe(expected);
    }),
    { numRuns: 5 },
  );
});

test('the Raspberry Pis, as read', () => {
  const { inventory, scope, verdict } = auditFor(read(items));
  expect(scope).toMatchObject({ kind: 'cluster', distribution: 'k3s' });
  expect(inventory.nodes).toHaveLength(8);
  expect(inventory.pods.total).toBe(177);
  expect(verdict.state).not.toBe('healthy');
});

test('an audit is plain JSON, the same each time', () => {
  const audit = auditFor(brokenShop());
  expect(audit.schema).toBe(AUDIT_SCHEMA);
  expect(JSON.parse(JSON.stringify(audit))).toEqual(audit);
  expect(JSON.stringify(auditFor(brokenShop()))).toBe(JSON.stringify(audit));
});

test('every health finding of weight is explained once, or not at all', () => {
  const { causes, unexplained, findings } = auditFor(brokenShop());
  const told = [...causes.flatMap(({ explains }) => explains), ...unexplained];
  expect(new Set(told).size).toBe(told.length);
  const weighty = findings
    .filter(({ group, severity }) => group === 'health' && severity !== 'low' && severity !== 'info')
    .map(({ fingerprint }) => fingerprint);
  expect(told).toEqual(expect.arrayContaining(weighty));
});

test('of nothing captured nothing is said', () => {
  const { verdict, coverage, score, findings, capacity } = auditFor(cluster());
  expect(verdict.state).toBe('not evaluated');
  expect([coverage.evaluated, findings.length, score.overall]).toEqual([0, 0, null]);
  expect(capacity).toEqual({ cpu: null, memory: null, pods: null });
});
