import {
  COMPARISON_SCHEMA,
  type Comparison,
  type FindingChange,
} from '../../src/analysis/comparison/comparison.ts';
import { finding } from './audit.ts';
import { HOUR, NOW } from './meta.ts';

/** Two captures an hour apart between which nothing changed, unless said otherwise. */
export function comparison(options: Partial<Comparison> = {}): Comparison {
  return {
    schema: COMPARISON_SCHEMA,
    before: { snapshot: 'shop-before', now: NOW - HOUR },
    after: { snapshot: 'shop-after', now: NOW },
    elapsed: HOUR,
    sameBy: 'uid of the namespace kube-system',
    kinds: [],
    objects: [],
    turnover: [],
    findings: [],
    replicaSets: { before: null, after: null, deleted: [], mostAfter: null },
    problemPods: { before: 0, after: 0, removed: [], remaining: [], appeared: [], statuses: [] },
    conditions: [],
    images: [],
    unaffected: { pods: [], restarted: [] },
    oddities: [],
    ...options,
  };
}

/** What became of a stuck rollout of shop/cart, unless said otherwise. */
export function findingChange(
  state: FindingChange['state'],
  options: Partial<FindingChange['finding']> = {},
): FindingChange {
  const own = finding('stuck-rollout', options);
  return { state, finding: own, was: state === 'open' ? own : null, remark: null };
}
