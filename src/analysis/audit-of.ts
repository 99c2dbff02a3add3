import type { Cluster } from '../model/cluster.ts';
import type { Ledger } from '../model/ledger.ts';
import { evaluate } from '../rules/evaluate.ts';
import type { Rule } from '../rules/rule.ts';
import { AUDIT_SCHEMA, type Audit } from './audit.ts';
import { capacity } from './capacity.ts';
import { causes } from './causes/causes.ts';
import { coverage } from './coverage.ts';
import { inventory } from './inventory/inventory-of.ts';
import { planOf } from './plan/plan-of.ts';
import { scope } from './scope.ts';
import { score } from './score.ts';
import { timeline } from './timeline.ts';
import { healthVerdict } from './verdict.ts';

export interface AuditInput {
  readonly cluster: Cluster;
  readonly ledger: Ledger;
  readonly rules: readonly Rule[];
  /** Of kube-dossier. */
  readonly version: string;
}

/** Everything there is to say about a snapshot. Pure: the same input gives the same audit. */
export function auditOf({ cluster, ledger, rules, version }: AuditInput): Audit {
  const { findings, verdicts } = evaluate(rules, cluster);
  const listed = inventory(cluster);
  const used = capacity(cluster, listed.nodes);
  const explained = causes(cluster, findings, rules, listed.routes);
  const seen = {
    now: cluster.now,
    scope: scope(cluster),
    causes: explained.causes,
    unexplained: explained.unexplained,
    findings,
    inventory: listed,
  };
  return {
    schema: AUDIT_SCHEMA,
    tool: { name: 'kube-dossier', version },
    verdict: healthVerdict(findings, cluster.captured),
    coverage: coverage(rules, verdicts),
    ...seen,
    rules: verdicts,
    score: score(cluster, listed, used),
    capacity: used,
    timeline: timeline(cluster, cluster.now),
    plan: planOf(cluster, seen),
    ledger,
  };
}
