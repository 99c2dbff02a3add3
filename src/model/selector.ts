import { isRecord, member } from './json.ts';

/** `metav1.LabelSelector`: both halves must hold, and every entry of each. Empty selects everything. */
export interface LabelSelector {
  readonly matchLabels: Labels;
  readonly matchExpressions: readonly LabelRequirement[];
}

export interface LabelRequirement {
  readonly key: string;
  /** `In`, `NotIn`, `Exists`, `DoesNotExist`; kept as captured, because another one is a fact worth reporting. */
  readonly operator: string;
  readonly values: readonly string[];
}

export type Labels = Readonly<Record<string, string>>;

/**
 * `null` for an absent selector, which selects nothing, and for anything that is not a selector:
 * leaving out a malformed entry would select more than was asked.
 */
export function readLabelSelector(raw: unknown): LabelSelector | null {
  if (!isRecord(raw)) return null;
  const matchLabels = readLabels(member(raw, 'matchLabels') ?? {});
  const expressions = member(raw, 'matchExpressions') ?? [];
  if (matchLabels === null || !Array.isArray(expressions)) return null;
  const matchExpressions = expressions.flatMap((entry) => readRequirement(entry) ?? []);
  return matchExpressions.length === expressions.length ? { matchLabels, matchExpressions } : null;
}

/**
 * Whether the labels satisfy the selector, as apimachinery's `LabelSelectorAsSelector` and `labels.Selector` decide:
 * `NotIn` also holds where the key is missing. A requirement they reject (an unknown operator, `In` without values,
 * `Exists` with some) makes the whole selector match nothing.
 */
export function matches(selector: LabelSelector, labels: Labels): boolean {
  return (
    matchesLabels(selector.matchLabels, labels) &&
    selector.matchExpressions.every((requirement) => holds(requirement, labels))
  );
}

/** Whether every required label is there with its value. Nothing required is satisfied by anything. */
export function matchesLabels(required: Labels, labels: Labels): boolean {
  return Object.entries(required).every(
    ([key, value]) => Object.hasOwn(labels, key) && labels[key] === value,
  );
}

/**
 * Whether a Service's `spec.selector` selects a pod with these labels. Unlike everywhere else an empty selector
 * selects nothing: such a Service gets its endpoints from someone else.
 * https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
 */
export function selectsPods(selector: Labels, labels: Labels): boolean {
  return Object.keys(selector).length > 0 && matchesLabels(selector, labels);
}

export function isEmptySelector(selector: LabelSelector): boolean {
  return Object.keys(selector.matchLabels).length === 0 && selector.matchExpressions.length === 0;
}

/** What follows `kubectl get -l`: `app=cart,tier in (blue,green),!canary`. Sorted by key; '' for an empty selector. */
export function formatSelector(selector: LabelSelector): string {
  const labels = Object.entries(selector.matchLabels).map(([key, value]) => ({
    key,
    text: `${key}=${value}`,
  }));
  const expressions = selector.matchExpressions.map((entry) => ({
    key: entry.key,
    text: requirementText(entry),
  }));
  return [...labels, ...expressions]
    .toSorted((a, b) => byCodeUnit(a.key, b.key))
    .map(({ text }) => text)
    .join(',');
}

function readLabels(raw: unknown): Labels | null {
  if (!isRecord(raw)) return null;
  const entries = Object.entries(raw).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[key, value]] : [],
  );
  return entries.length === Object.keys(raw).length ? Object.fromEntries(entries) : null;
}

function readRequirement(raw: unknown): LabelRequirement | null {
  if (!isRecord(raw)) return null;
  const key = member(raw, 'key');
  const operator = member(raw, 'operator');
  const values: unknown = member(raw, 'values') ?? [];
  if (typeof key !== 'string' || typeof operator !== 'string' || !Array.isArray(values)) return null;
  const texts = values.filter((value) => typeof value === 'string');
  return texts.length === values.length ? { key, operator, values: texts } : null;
}

function holds({ key, operator, values }: LabelRequirement, labels: Labels): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return values.length > 0 && (value === undefined || !values.includes(value));
    case 'Exists':
      return values.length === 0 && value !== undefined;
    case 'DoesNotExist':
      return values.length === 0 && value === undefined;
    default:
      return false;
  }
}

function requirementText({ key, operator, values }: LabelRequirement): string {
  if (operator === 'Exists') return key;
  if (operator === 'DoesNotExist') return `!${key}`;
  return `${key} ${operator.toLowerCase()} (${values.toSorted(byCodeUnit).join(',')})`;
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
