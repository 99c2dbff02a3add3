import { type KubernetesObject, namespacedName, reference } from '../model/object.ts';
import { CLUSTER } from './cluster-subject.ts';
import { field } from './field-evidence.ts';
import type { Hit, NamespaceListFacts } from './namespace-list.ts';
import type { Observation } from './rule.ts';
import type { Severity } from './severity.ts';

const MOST_LISTED = 50;
const MOST_EVIDENCE = 3;

/** What a rule saw in objects of the whole cluster, as one observation; none where it saw nothing. */
export function clusterList<T extends KubernetesObject>(
  objects: readonly T[],
  hitOf: (object: T) => Hit | null,
  severity?: Severity,
): readonly Observation<NamespaceListFacts>[] {
  const hits = objects.flatMap((object) => {
    const hit = object.meta.deletedAt === null ? hitOf(object) : null;
    return hit === null ? [] : [{ object, hit }];
  });
  if (hits.length === 0) return [];
  const listed = hits.slice(0, MOST_LISTED);
  return [
    {
      subject: CLUSTER,
      ...(severity === undefined ? {} : { severity }),
      facts: {
        of: objects.length,
        count: hits.length,
        listed: listed.map(({ object, hit }) => ({
          kind: object.meta.kind,
          name: namespacedName(object.meta),
          detail: hit.detail ?? null,
        })),
      },
      evidence: listed.slice(0, MOST_EVIDENCE).map(({ object, hit }) => field(object, hit.path, hit.value)),
      related: listed.map(({ object }) => reference(object)),
    },
  ];
}
