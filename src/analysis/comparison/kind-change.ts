import { isKindName } from '../../model/kinds.ts';
import { someOf } from '../../rules/amount-words.ts';
import { captureGap } from './capture-words.ts';
import type { KindChange, ObjectChange } from './comparison.ts';
import type { KindComparison } from './kind-comparison.ts';
import type { Portrait } from './portrait.ts';

/** The row of a kind; `null` where neither side captured it. */
export function kindChange(
  { name, kind, resource, before: was, after: is, scope }: KindComparison,
  changes: readonly ObjectChange[],
  before: Portrait,
  after: Portrait,
): KindChange | null {
  const source = name ?? 'customResources';
  const [seen, sees] = [before, after].map(({ captured }) => captured.any(source));
  const [hadAny, hasAny] = name === null ? [was.length > 0, is.length > 0] : [seen, sees];
  if (!hadAny && !hasAny) return null;
  const of = (change: ObjectChange['change']) => changes.filter((one) => one.change === change).length;
  const base = { kind, resource };
  if (scope.extent === 'nothing') {
    return {
      ...base,
      before: hadAny ? was.length : null,
      created: null,
      deleted: null,
      replaced: null,
      changed: hadAny && hasAny ? of('changed') : null,
      after: hasAny ? is.length : null,
      gap: gapOf(),
    };
  }
  const held = (entries: typeof was) => entries.filter(({ ref }) => scope.holds(ref.namespace)).length;
  return {
    ...base,
    before: held(was),
    created: of('created'),
    deleted: of('deleted'),
    replaced: of('replaced'),
    changed: of('changed'),
    after: held(is),
    gap:
      scope.others.length === 0
        ? null
        : `${resource} only of namespaces that both captured whole: ${someOf(scope.namespaces, MOST_NAMED)}`,
  };

  function gapOf(): string {
    if (name === null)
      return hadAny && hasAny
        ? `how much of ${resource} was captured is not known`
        : `no ${kind} was seen ${hadAny ? 'after' : 'before'}, captured or not`;
    const when = before.captured.all(name) ? 'after' : 'before';
    const side = when === 'before' ? before : after;
    return isKindName(name) ? captureGap(name, side.captured, null, when) : '';
  }
}

const MOST_NAMED = 5;
