import { isKindName, KINDS, type SourceName } from './kinds.ts';
import { lazilyBy } from './lazy.ts';
import type { TextForm } from './text-form.ts';

/**
 * How much of a kind, or of a kind in one namespace, is in the snapshot.
 * `partial`: something is here, more may be missing (a truncated file, a selection).
 * `from text`: the objects are here as kubectl prints them for people, most of their fields are not.
 * `not captured`: nothing says anyone asked.
 */
export type CaptureState =
  | 'captured'
  | 'empty'
  | 'partial'
  | 'from text'
  | 'forbidden'
  | 'failed'
  | 'redacted'
  | 'not captured';

/**
 * What the snapshot speaks of, asked by kind and namespace. `[]` alone would lie:
 * it looks the same for "none exist" and "nobody asked".
 */
export interface Captured {
  /** The kind as a whole: the best that holds for every namespace asked. */
  state(source: SourceName): CaptureState;
  /** At least some of it was read, so findings can be made from what is there. */
  any(source: SourceName): boolean;
  /**
   * All of it was read, so absence of an object is evidence. With a namespace: all of it in that namespace;
   * without: in the whole cluster. A whole table counts: of its objects only the fields are missing.
   */
  all(source: SourceName, namespace?: string | null): boolean;
  /** Some of it was read from kubectl's text of one of these forms; of any without. */
  fromText(source: SourceName, forms?: readonly TextForm[]): boolean;
  /** As if text of these forms had not been captured. */
  without(forms: readonly TextForm[]): Captured;
}

/** One answer to one question: a list in a file, or the error that stands in its place. */
export interface CapturedList {
  readonly source: SourceName;
  readonly state: CaptureState;
  /** What was asked, where the snapshot says so (a layout with a file per namespace, kubectl's error message). */
  readonly scope: 'cluster' | 'namespace' | 'unknown';
  /** The namespace asked, or those the objects are in. */
  readonly namespaces: readonly string[];
  /** Of kubectl's text for people; absent for JSON and YAML. */
  readonly form?: TextForm;
}

/**
 * A list covers the whole cluster when it is known to, when its objects lie in two or more namespaces
 * (`kubectl get` can ask for one or for all, nothing between), or when its kind has no namespaces. Any other list
 * covers the namespace it was asked for, or its objects are in, and nothing else: a capture of one namespace and a
 * cluster whose objects happen to lie in one look the same. An empty list that says nothing of its scope was asked
 * as the snapshot's other lists were: of the cluster if any of them was, else of their namespaces.
 *
 * `namespaces` are those of the cluster, if that is known: lists that cover each of them cover the whole.
 */
export function capturedFrom(
  lists: readonly CapturedList[],
  namespaces: readonly string[] | null = null,
): Captured {
  const known = namespaces ?? [];
  const coverages = coveragesOf(lists);
  const structured = lists.every(isStructured) ? coverages : coveragesOf(lists.filter(isStructured));
  const texts = lists.filter((list) => !isStructured(list));
  const whole = (source: SourceName) => hasComplete(coverages.get(source)?.whole);
  const inNamespace = (source: SourceName, namespace: string) =>
    hasComplete(coverages.get(source)?.single.get(namespace));
  const fromText = (source: SourceName, forms: readonly TextForm[] = TEXT_FORMS) =>
    texts.some((list) => list.source === source && list.form !== undefined && forms.includes(list.form));
  const inEach = lazilyBy(
    (source: SourceName) =>
      isNamespaced(source) && known.length > 0 && known.every((name) => inNamespace(source, name)),
  );
  const captured: Captured = {
    state: lazilyBy((source: SourceName) => {
      const state = stateOf(structured.get(source));
      if (!fromText(source) || state === 'captured' || state === 'partial') return state;
      return isComplete(stateOf(coverages.get(source))) ? 'from text' : 'partial';
    }),
    any: lazilyBy((source: SourceName) => statesOf(coverages.get(source)).some(isRead)),
    all: (source, namespace = null) => {
      if (whole(source)) return true;
      return namespace === null ? inEach(source) : inNamespace(source, namespace);
    },
    fromText,
    without: (forms) => {
      const isLeft = ({ form }: CapturedList) => form === undefined || !forms.includes(form);
      return texts.every(isLeft) ? captured : capturedFrom(lists.filter(isLeft), namespaces);
    },
  };
  return captured;
}

const TEXT_FORMS: readonly TextForm[] = ['table', 'describe'];

function isStructured({ form }: CapturedList): boolean {
  return form === undefined;
}

function coveragesOf(lists: readonly CapturedList[]): ReadonlyMap<SourceName, Coverage> {
  const habit = scopeHabit(lists);
  const coverages = new Map<SourceName, Coverage>();
  for (const list of lists) {
    const coverage = coverages.get(list.source) ?? { whole: new Set(), single: new Map() };
    coverages.set(list.source, coverage);
    addList(coverage, list, habit);
  }
  // Many kinds go by this name, and the whole list of one does not make up for the cut list of another.
  if (lists.some(({ source, state }) => source === 'customResources' && state === 'partial'))
    coverages.set('customResources', { whole: new Set(['partial']), single: new Map() });
  return coverages;
}

/** The states of the lists that cover everything, and of those that cover one namespace. */
interface Coverage {
  readonly whole: Set<CaptureState>;
  readonly single: Map<string, Set<CaptureState>>;
}

/** What a list of unknown scope and without objects was asked of. */
type Habit = 'cluster' | readonly string[];

function scopeHabit(lists: readonly CapturedList[]): Habit {
  const others = lists.filter((list) => isNamespaced(list.source) && !isSilent(list));
  return others.some(coversCluster) ? 'cluster' : [...new Set(others.flatMap((list) => list.namespaces))];
}

function addList(coverage: Coverage, list: CapturedList, habit: Habit): void {
  const silent = isSilent(list);
  if (coversCluster(list) || (silent && habit === 'cluster')) {
    coverage.whole.add(list.state);
    return;
  }
  const covered = silent && habit !== 'cluster' ? habit : list.namespaces;
  for (const namespace of covered.length > 0 ? covered : [NOWHERE]) {
    const states = coverage.single.get(namespace) ?? new Set();
    coverage.single.set(namespace, states.add(list.state));
  }
}

/** Stands for the namespace of a list nobody can place. No namespace is called so. */
const NOWHERE = '';

function coversCluster(list: CapturedList): boolean {
  return (
    list.scope === 'cluster' ||
    !isNamespaced(list.source) ||
    (list.scope === 'unknown' && list.namespaces.length > 1)
  );
}

function isSilent(list: CapturedList): boolean {
  return list.scope === 'unknown' && list.namespaces.length === 0;
}

function isNamespaced(source: SourceName): boolean {
  return isKindName(source) ? KINDS[source].namespaced : source !== 'nodeMetrics' && source !== 'version';
}

function isComplete(state: CaptureState): boolean {
  return state === 'captured' || state === 'empty';
}

function hasComplete(states: ReadonlySet<CaptureState> | undefined): boolean {
  return states !== undefined && [...states].some(isComplete);
}

function isRead(state: CaptureState): boolean {
  return isComplete(state) || state === 'partial';
}

function statesOf(coverage: Coverage | undefined): readonly CaptureState[] {
  return coverage === undefined
    ? []
    : [...coverage.whole, ...[...coverage.single.values()].flatMap((states) => [...states])];
}

/** Best first. */
const PREFERENCE = [
  'captured',
  'empty',
  'partial',
  'from text',
  'redacted',
  'forbidden',
  'failed',
  'not captured',
] as const;

function best(states: Iterable<CaptureState>): CaptureState {
  const all = new Set(states);
  return PREFERENCE.find((state) => all.has(state)) ?? 'not captured';
}

function stateOf(coverage: Coverage | undefined): CaptureState {
  const states = statesOf(coverage);
  if (coverage === undefined) return 'not captured';
  if (hasComplete(coverage.whole)) return best(states);
  const asked = [...(coverage.whole.size > 0 ? [best(coverage.whole)] : [])].concat(
    [...coverage.single.values()].map(best),
  );
  if (asked.every(isComplete)) return best(states);
  return states.some((state) => isRead(state)) ? 'partial' : best(states);
}
