import type { ClusterBuilder } from '../model/cluster-builder.ts';
import type { KindName } from '../model/kinds.ts';
import { eventNameOf } from './text/event-object.ts';

/** The names of objects that are there already, by kind and namespace. */
export interface KnownNames {
  /** `namespace: null`: of no namespace, or in any. */
  has(source: KindName, namespace: string | null, name: string): boolean;
  add(source: KindName, namespace: string | null, name: string): void;
}

/** Those the builder knows; each kind is looked up when first asked for. Events go by the names text gives them. */
export function knownNames(builder: Pick<ClusterBuilder, 'known'>): KnownNames {
  const names = new Map<KindName, Set<string>>();
  const of = (source: KindName): Set<string> => {
    const found = names.get(source);
    if (found !== undefined) return found;
    const made = new Set<string>();
    names.set(source, made);
    if (source === 'events')
      for (const event of builder.known(source)) put(made, event.meta.namespace, eventNameOf(event));
    else for (const { meta } of builder.known(source)) put(made, meta.namespace, meta.name);
    return made;
  };
  return {
    has: (source, namespace, name) => of(source).has(`${namespace ?? ''}\n${name}`),
    add: (source, namespace, name) => put(of(source), namespace, name),
  };
}

function put(names: Set<string>, namespace: string | null, name: string): void {
  names.add(`\n${name}`);
  if (namespace !== null) names.add(`${namespace}\n${name}`);
}
