import type { Instant } from '../model/instant.ts';
import type { Ledger } from '../model/ledger.ts';
import type { Verdict } from '../rules/evaluate.ts';
import type { Finding } from '../rules/finding.ts';
import type { Capacity } from './capacity.ts';
import type { Cause } from './causes/cause.ts';
import type { AppliedConfiguration } from './configuration/applied.ts';
import type { Coverage } from './coverage.ts';
import type { Growth } from './growth.ts';
import type { Inventory } from './inventory/inventory.ts';
import type { Plan } from './plan/plan.ts';
import type { Scope } from './scope.ts';
import type { Score } from './score/score.ts';
import type { Timeline } from './timeline.ts';
import type { HealthVerdict } from './verdict.ts';

/** The version of the shape below. It changes when a field changes its meaning or goes away. */
export const AUDIT_SCHEMA = 'kube-dossier/audit/v1';

/**
 * Everything kube-dossier knows about one snapshot, as plain JSON. Reports are pure functions of audits and briefs;
 * an audit kept from last month is a baseline.
 */
export interface Audit {
  readonly schema: typeof AUDIT_SCHEMA;
  readonly tool: { readonly name: 'kube-dossier'; readonly version: string };
  /** Capture time, in milliseconds; every age below is measured from it. 0: see `ledger.captureTime`. */
  readonly now: Instant;
  readonly scope: Scope;
  readonly verdict: HealthVerdict;
  readonly coverage: Coverage;
  readonly causes: readonly Cause[];
  /** Fingerprints of health findings that no cause explains. */
  readonly unexplained: readonly string[];
  /** Those that count, worst first. Accepted ones stand in `configuration`. */
  readonly findings: readonly Finding[];
  readonly rules: readonly Verdict[];
  readonly score: Score;
  readonly inventory: Inventory;
  readonly capacity: Capacity;
  /** `null` where there is nothing to divide by. */
  readonly growth: Growth | null;
  readonly timeline: Timeline;
  readonly plan: Plan;
  /** What the user's configuration changed; `null` where there is none. */
  readonly configuration: AppliedConfiguration | null;
  readonly ledger: Ledger;
}
