import type { Cluster } from '../../model/cluster.ts';
import type { Audit } from '../audit.ts';
import type { Plan } from './plan.ts';

/** What a plan is made from, besides the cluster. */
export type Planned = Pick<Audit, 'now' | 'scope' | 'causes' | 'unexplained' | 'findings' | 'inventory'>;

export function planOf(_cluster: Cluster, _audit: Planned): Plan {
  return { steps: [], leftToPeople: [], checklist: [] };
}
