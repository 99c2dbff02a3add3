import type { Cluster } from '../model/cluster.ts';
import type { Ledger } from '../model/ledger.ts';
import type { Configuration } from '../rules/configuration/configuration.ts';
import { evaluate } from '../rules/evaluate.ts';
import type { Finding } from '../rules/finding.ts';
import type { Rule } from '../rules/rule.ts';
import { AUDIT_SCHEMA, type Audit } from './audit.ts';
import { capacity } from './capacity.ts';
import { causes } from './causes/causes.ts';
import { configured, enabledRules } from './configuration/configured.ts';
import { coverage } from './coverage.ts';
import { growth } from './growth.ts';
import { inventory } from './inventory/inventory-of.ts';
import { planOf } from './plan/plan-of.ts';
import { scope } from './scope.ts';
import { score } from './score/score.ts';
import { timeline } from './timeline.ts';
import { healthVerdict } from './verdict.ts';

export interface AuditInput {
  readonly cluster: Cluster;
  readonly ledger: Ledger;
  readonly rules: readonly Rule[];
  /** What the user has decided about rules and findings. */
  readonly configuration?: Configuration | null;
  /** Of kube-dossier. */
  readonly version: string;
}

/** Everything there is to say about a snapshot. Pure: the same input gives the same audit. */
export function auditOf({
  cluster,
  ledger,
  rules: catalogue,
  configuration = null,
  version,
}: AuditInput): Audit {
  const rules = enabledRules(catalogue, configuration);
  const made = configured(evaluate(rules, cluster), rules, configuration, cluster.now);
  const { verdicts, accepted, applied } = made;
  const counts = ({ fingerprint }: Finding) => !accepted.has(fingerprint);
  const findings = made.findings.filter(counts);
  const listed = inventory(cluster);
  const used = capacity(cluster, listed.nodes);
  const explained = causes(cluster, made.findings, rules, { routes: listed.routes, counts });
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
    score: score({ cluster, inventory: listed, capacity: used, rules, verdicts, findings }),
    capacity: used,
    growth: growth(cluster, listed, used),
    timeline: timeline(cluster, cluster.now),
    plan: planOf(cluster, seen),
    configuration: applied,
    ledger,
  };
}
