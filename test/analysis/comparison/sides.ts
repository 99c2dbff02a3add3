import { auditOf } from '../../../src/analysis/audit-of.ts';
import { compare } from '../../../src/analysis/comparison/compare.ts';
import type { Comparison } from '../../../src/analysis/comparison/comparison.ts';
import { type Judgement, judgement } from '../../../src/analysis/comparison/judgement.ts';
import { portraitOf, type Side } from '../../../src/analysis/comparison/portrait.ts';
import type { Cluster } from '../../../src/model/cluster.ts';
import type { CaptureTime } from '../../../src/model/ledger.ts';
import { RULES } from '../../../src/rules/catalogue.ts';
import { audit as emptyAudit } from '../../builders/audit.ts';
import { type ClusterOptions, cluster } from '../../builders/cluster.ts';
import { HOUR, NOW } from '../../builders/meta.ts';

/** A cluster with its audit; where its capture time is from may be said. */
export function side(of: Cluster, source: CaptureTime['source'] = 'snapshot.yaml'): Side {
  const { ledger } = emptyAudit();
  const captureTime = { at: of.now === 0 ? null : of.now, source, detail: 'test' };
  return {
    cluster: of,
    audit: auditOf({ cluster: of, ledger: { ...ledger, captureTime }, rules: RULES, version: '1.2.3' }),
  };
}

/** Captured at `NOW`, and an hour later. */
export function compared(before: ClusterOptions, after: ClusterOptions): Comparison {
  return compare(side(cluster(before)), side(cluster({ now: NOW + HOUR, ...after })), { rules: RULES });
}

export function judged(before: ClusterOptions, after: ClusterOptions): Judgement {
  return judgement(
    portraitOf(side(cluster(before))),
    portraitOf(side(cluster({ now: NOW + HOUR, ...after }))),
  );
}

/** `fixed stuck-rollout shop/Deployment/cart: the Deployment was deleted`, in order. */
export function findingLines({ findings }: Comparison): readonly string[] {
  return findings.map(
    ({ state, finding, remark }) => `${state} ${finding.fingerprint}${remark === null ? '' : `: ${remark}`}`,
  );
}
