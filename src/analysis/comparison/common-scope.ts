import { KINDS, type KindName } from '../../model/kinds.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { Entry } from './entry.ts';
import type { KindPortrait } from './kind-portraits.ts';
import type { Portrait } from './portrait.ts';

/** What of a kind both sides captured whole, so that absence on one of them is a fact. */
export interface CommonScope {
  readonly extent: 'everything' | 'some namespaces' | 'nothing';
  /** Of some namespaces: which, and which not; sorted. */
  readonly namespaces: readonly string[];
  readonly others: readonly string[];
  holds(namespace: string | null): boolean;
}

/** `namespaces` are those that either side knows of. */
export function commonScope(
  name: KindName,
  before: Portrait,
  after: Portrait,
  namespaces: readonly string[],
): CommonScope {
  if (before.captured.all(name) && after.captured.all(name)) return EVERYTHING;
  if (!KINDS[name].namespaced) return NOTHING;
  const isHeld = (namespace: string) =>
    before.captured.all(name, namespace) && after.captured.all(name, namespace);
  return partOf(namespaces, isHeld);
}

/** The namespaces that either side knows of, sorted. */
export function knownNamespaces(before: Portrait, after: Portrait): readonly string[] {
  const all = [before, after].flatMap(({ audit }) => audit.scope.namespaces);
  return [...new Set(all)].toSorted(byCodeUnit);
}

/**
 * Of a custom kind nobody says what was asked for. Where both sides show objects of it, its list was captured on both:
 * of the cluster if they lie in several namespaces or in none, else of theirs.
 */
export function customScope(
  before: { readonly portrait: Portrait; readonly kind: KindPortrait },
  after: { readonly portrait: Portrait; readonly kind: KindPortrait },
): CommonScope {
  const sides = [before, after];
  const isWhole = sides.every(({ portrait }) => portrait.captured.state('customResources') === 'captured');
  if (!isWhole || sides.some(({ kind }) => kind.entries.length === 0)) return NOTHING;
  const scopes = sides.map(({ kind }) => namespacesOf(kind.entries));
  if (scopes.every(isEverywhere)) return EVERYTHING;
  const all = [...new Set(scopes.flatMap((own) => [...own]))].flatMap((namespace) => namespace ?? []);
  return partOf(all.toSorted(byCodeUnit), (namespace) =>
    scopes.every((own) => isEverywhere(own) || own.has(namespace)),
  );
}

function partOf(namespaces: readonly string[], isHeld: (namespace: string) => boolean): CommonScope {
  const held = new Set(namespaces.filter(isHeld));
  if (held.size === 0) return NOTHING;
  return {
    extent: 'some namespaces',
    namespaces: [...held],
    others: namespaces.filter((namespace) => !held.has(namespace)),
    holds: (namespace) => namespace !== null && held.has(namespace),
  };
}

function namespacesOf(entries: readonly Entry[]): ReadonlySet<string | null> {
  return new Set(entries.map(({ ref }) => ref.namespace));
}

function isEverywhere(namespaces: ReadonlySet<string | null>): boolean {
  return namespaces.size > 1 || namespaces.has(null);
}

const NOTHING: CommonScope = { extent: 'nothing', namespaces: [], others: [], holds: () => false };
const EVERYTHING: CommonScope = { extent: 'everything', namespaces: [], others: [], holds: () => true };
