import type { Cluster } from '../model/cluster.ts';
import { isKindName, kindNames, type SourceName } from '../model/kinds.ts';
import { lazily, lazilyBy } from '../model/lazy.ts';
import { createLinks } from '../model/links.ts';
import type { KubernetesObject } from '../model/object.ts';
import type { TextForm } from '../model/text-form.ts';

/** The cluster as a rule sees it that reads no text, or descriptions only, or all there is. */
export interface TextView {
  readonly cluster: Cluster;
  /** Objects of the source were captured, and are out of the rule's sight. */
  hides(source: SourceName): boolean;
}

/** A description shows what a table does, and more: a rule that tables suffice for reads both. */
const UNREADABLE: Readonly<Record<TextForm | 'none', readonly TextForm[]>> = {
  table: [],
  describe: ['table'],
  none: ['table', 'describe'],
};

/**
 * What text does not show is missing from its objects as if it were not set, so rules that have not declared that they
 * can do with it do not see them, and for them the lists were not captured.
 */
export function textViews(cluster: Cluster): (readsText: TextForm | null) => TextView {
  const views = lazilyBy((readable: TextForm | 'none') => textView(cluster, UNREADABLE[readable]));
  return (readsText) => views(readsText ?? 'none');
}

function textView(cluster: Cluster, hidden: readonly TextForm[]): TextView {
  const hides = (source: SourceName) => cluster.captured.fromText(source, hidden);
  if (!kindNames.some(hides)) return { cluster, hides: () => false };
  const isVisible = ({ meta }: KubernetesObject) =>
    meta.source.text === undefined || !hidden.includes(meta.source.text.form);
  const captured = cluster.captured.without(hidden);
  const visible = lazilyBy((source: string) =>
    isKindName(source) ? cluster[source].filter((object: KubernetesObject) => isVisible(object)) : [],
  );
  const links = lazily(() => createLinks(view));
  const view: Cluster = new Proxy(cluster, {
    get(target, name) {
      if (name === 'captured') return captured;
      if (name === 'links') return links();
      const isHidden = typeof name === 'string' && isKindName(name) && hides(name);
      return isHidden ? visible(name) : Reflect.get(target, name);
    },
  });
  return { cluster: view, hides };
}
