import type { Cause } from '../../../src/analysis/causes/cause.ts';
import { causes, type Explained } from '../../../src/analysis/causes/causes.ts';
import type { Cluster } from '../../../src/model/cluster.ts';
import { RULES } from '../../../src/rules/catalogue.ts';
import { evaluate } from '../../../src/rules/evaluate.ts';

/** What the whole catalogue finds in a cluster, joined into causes. */
export function explained(cluster: Cluster): Explained {
  return causes(cluster, evaluate(RULES, cluster).findings, RULES);
}

/** The causes as a story: each root's fingerprint, and those of what follows from it. */
export function stories(cluster: Cluster): readonly (readonly string[])[] {
  return explained(cluster).causes.map(({ explains }) => explains);
}

/** The one cause of a mechanism. */
export function causeBy(mechanism: string, cluster: Cluster): Cause {
  const found = explained(cluster).causes.filter((cause) => cause.mechanism === mechanism);
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} causes by ${mechanism}`);
  return only;
}
