import { describe, expect, test } from 'vitest';
import { auditOf } from '../../src/analysis/audit-of.ts';
import { compare } from '../../src/analysis/comparison/compare.ts';
import type { Side } from '../../src/analysis/comparison/portrait.ts';
import { EMPTY_BRIEF } from '../../src/report/brief/empty-brief.ts';
import { KINDS_OF_REPORT, type ReportKind, SNAPSHOTS_OF } from '../../src/report/formats.ts';
import { pageOf } from '../../src/report/page-of.ts';
import { RULES } from '../../src/rules/catalogue.ts';
import { GROUPS } from '../../src/rules/severity.ts';
import { audit } from '../builders/audit.ts';
import { cluster } from '../builders/cluster.ts';
import { namespace } from '../builders/configuration.ts';
import { service } from '../builders/network.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';
import { disruptionBudget } from '../builders/scaling.ts';
import { deployment, job } from '../builders/workload.ts';

const NAMESPACES = 30;

/** Every workload is careless in several ways, a finding each; `tidy` ones are not. */
function careless(size: number, tidy: boolean): Side {
  const places = Array.from({ length: NAMESPACES }, (_, index) => `team-${index}`);
  const where = (index: number) => ({ namespace: places[index % NAMESPACES] ?? 'team-0' });
  const rash = { requests: {}, limits: {}, privileged: true, image: 'python' };
  const spec = tidy ? {} : { container: rash };
  const deployments = Array.from({ length: size }, (_, index) =>
    deployment(`app-${index}`, { ...where(index), ...spec, replicas: index % 7 === 0 && !tidy ? 0 : 1 }),
  );
  const pods = deployments.map((owner, index) =>
    pod(`${owner.meta.name}-7d9f-a`, {
      owner,
      spec: owner.template.spec,
      labels: owner.template.labels,
      nodeName: 'node-1',
      ...(!tidy && index % 5 === 0 ? { phase: 'Failed' as const, reason: 'Evicted' } : {}),
      ...(!tidy && index % 5 === 1 ? { waiting: { reason: 'CrashLoopBackOff' }, restarts: 20 } : {}),
    }),
  );
  const made = cluster({
    capturedAll: true,
    nodes: [node('node-1'), node('node-2')],
    namespaces: places.map((name) => namespace(name)),
    deployments,
    pods,
    services: deployments.map(({ meta }) => service(meta.name, { namespace: meta.namespace })),
    jobs: tidy
      ? []
      : deployments.map(({ meta }, index) =>
          job(`import-${index}`, { namespace: meta.namespace, failed: 'BackoffLimitExceeded' }),
        ),
    podDisruptionBudgets: tidy
      ? []
      : deployments.map(({ meta }) =>
          disruptionBudget(meta.name, { namespace: meta.namespace, minAvailable: 1, disruptionsAllowed: 0 }),
        ),
  });
  return {
    cluster: made,
    audit: auditOf({ cluster: made, ledger: audit().ledger, rules: RULES, version: '1.2.3' }),
  };
}

const [small, large] = [careless(800, false), careless(2000, false)];
const tidied = { small: careless(800, true), large: careless(2000, true) };

function page(kind: ReportKind, side: Side, before: Side | null): string {
  const earlier =
    before === null ? null : { audit: before.audit, comparison: compare(before, side, { rules: RULES }) };
  const input = { brief: EMPTY_BRIEF, minSeverity: null, format: 'md' as const };
  return pageOf({ audit: side.audit, kind, before: earlier, ...input });
}

test('there is much to say, in every group', () => {
  const found = new Set(large.audit.findings.map(({ group }) => group));
  expect(GROUPS.filter((group) => !found.has(group))).toEqual([]);
  expect(large.audit.findings.length).toBeGreaterThan(4000);
});

describe.each(KINDS_OF_REPORT)('the %s page', { timeout: 60_000 }, (kind) => {
  test.runIf(SNAPSHOTS_OF[kind] !== 'two')('is no longer for more findings', () => {
    const [some, many] = [page(kind, small, null), page(kind, large, null)];
    expect(many.length / some.length).toBeLessThan(1.1);
    expect(many.length).toBeLessThan(250_000);
  });

  test.runIf(SNAPSHOTS_OF[kind] !== 'one')(
    'nor are those about two captures, whatever became of them',
    () => {
      for (const [some, many] of [
        [page(kind, small, small), page(kind, large, large)],
        [page(kind, tidied.small, small), page(kind, tidied.large, large)],
        [page(kind, small, tidied.small), page(kind, large, tidied.large)],
      ] as const) {
        expect(many.length / some.length).toBeLessThan(1.1);
        expect(many.length).toBeLessThan(250_000);
      }
    },
  );
});
