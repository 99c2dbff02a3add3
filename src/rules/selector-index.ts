import { countBy, groupBy } from '../model/grouping.ts';
import { type LabelSelector, type Labels, matches } from '../model/selector.ts';

/** A selector, where it looks, and what it belongs to. */
export interface Selecting<T> {
  readonly owner: T;
  /** `null`: everywhere. */
  readonly namespace: string | null;
  readonly selector: LabelSelector;
}

/**
 * Who selects an object with these labels. Each selector stands under the label it asks for that the fewest others ask
 * for, so that few are compared with an object; one that asks for no label with a value stands under its namespace.
 */
export function selectorIndex<T>(
  selectors: readonly Selecting<T>[],
): (namespace: string | null, labels: Labels) => readonly T[] {
  const askers = countBy(selectors.flatMap(labelsOf), (label) => label);
  const byLabel = groupBy(selectors, (one) => {
    const [rarest] = labelsOf(one).toSorted((a, b) => (askers.get(a) ?? 0) - (askers.get(b) ?? 0));
    return rarest ?? placed(one.namespace, '');
  });
  return (namespace, labels) => {
    const places = namespace === null ? [null] : [namespace, null];
    const asked = ['', ...Object.entries(labels).map(([key, value]) => `${key}=${value}`)];
    return places
      .flatMap((place) => asked.flatMap((label) => byLabel.get(placed(place, label)) ?? []))
      .filter(({ selector }) => matches(selector, labels))
      .map(({ owner }) => owner);
  };
}

function labelsOf({ namespace, selector }: Selecting<unknown>): readonly string[] {
  return Object.entries(selector.matchLabels).map(([key, value]) => placed(namespace, `${key}=${value}`));
}

function placed(namespace: string | null, label: string): string {
  return `${namespace ?? ''} ${label}`;
}
