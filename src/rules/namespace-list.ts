import { groupBy } from '../model/grouping.ts';
import { type KubernetesObject, reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { someOf } from './amount-words.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import type { Observation } from './rule.ts';
import type { Severity } from './severity.ts';

/** In the facts; the counts are of all. */
const MOST_LISTED = 50;
const MOST_EVIDENCE = 3;

/** What a rule saw in one object, where it stands there, and a word for the list. */
export interface Hit {
  readonly path: string;
  readonly value: string | number | boolean | null;
  readonly detail?: string;
}

export type NamespaceListFacts = {
  /** Objects looked at in the namespace. */
  readonly of: number;
  readonly count: number;
  readonly listed: readonly {
    readonly kind: string;
    readonly name: string;
    readonly detail: string | null;
  }[];
};

/**
 * What would be said of most objects is said once a namespace. What the cluster or an operator brings along is left
 * out, and what is going.
 */
export function* namespaceLists<T extends KubernetesObject>(
  objects: readonly T[],
  hitOf: (object: T) => Hit | null,
  severity?: (hits: readonly T[]) => Severity,
): Iterable<Observation<NamespaceListFacts>> {
  for (const [namespace, own] of groupBy(objects, ({ meta }) => meta.namespace)) {
    if (namespace === null || isSystemNamespace(namespace)) continue;
    const hits = own.flatMap((object) => {
      const hit = object.meta.deletedAt === null ? hitOf(object) : null;
      return hit === null ? [] : [{ object, hit }];
    });
    if (hits.length === 0) continue;
    const listed = hits.slice(0, MOST_LISTED);
    yield {
      subject: { kind: 'Namespace', namespace: null, name: namespace },
      ...(severity === undefined ? {} : { severity: severity(hits.map(({ object }) => object)) }),
      facts: {
        of: own.length,
        count: hits.length,
        listed: listed.map(({ object, hit }) => ({
          kind: object.meta.kind,
          name: object.meta.name,
          detail: hit.detail ?? null,
        })),
      },
      evidence: listed.slice(0, MOST_EVIDENCE).map(({ object, hit }) => field(object, hit.path, hit.value)),
      related: listed.map(({ object }) => reference(object)),
    };
  }
}

/** `cart (latest), mail and 4 more` */
export function listWords({ count, listed }: NamespaceListFacts, most = 3): string {
  const names = listed
    .slice(0, most)
    .map(({ name, detail }) =>
      detail === null ? excerpt(name, 80) : `${excerpt(name, 80)} (${excerpt(detail, 100)})`,
    );
  const rest = count - names.length;
  return someOf(rest > 0 ? [...names, `${rest} more`] : names, names.length + 1);
}
