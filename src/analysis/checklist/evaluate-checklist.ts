import type { Audit } from '../audit.ts';
import type { FactValue, SnapshotFacts } from '../facts/snapshot-facts.ts';
import { absence } from './absence.ts';
import type { ChecklistItem, ChecklistResult, Condition } from './checklist.ts';

/** What became of one condition, with what was seen, or what is missing to see it. */
export interface Seen {
  readonly outcome: ChecklistResult['outcome'];
  readonly seen: string;
}

type Judged = Pick<Audit, 'rules' | 'findings' | 'scope'>;

/**
 * Holds a checklist, mostly that of an earlier snapshot, against a snapshot. An item has failed where one of its
 * conditions has, and stays open where none has and one cannot be told, or where only a person can.
 */
export function evaluateChecklist(
  items: readonly ChecklistItem[],
  audit: Judged,
  facts: SnapshotFacts,
): readonly ChecklistResult[] {
  const isAbsent = absence(audit);
  return items.map((item) => {
    if (item.check === null)
      return { item, outcome: 'open', seen: 'only a person can tell: no capture shows it' };
    const all = item.check.all.map((one) => ('absent' in one ? isAbsent(one.absent) : compared(one, facts)));
    const failed = all.filter(({ outcome }) => outcome === 'failed');
    const open = all.filter(({ outcome }) => outcome === 'open');
    if (failed.length > 0) return { item, outcome: 'failed', seen: words(failed) };
    if (open.length > 0) return { item, outcome: 'open', seen: words(open) };
    return { item, outcome: 'passed', seen: words(all) };
  });
}

/** Of many conditions of a kind the first few stand for the others. */
const MOST_SEEN = 4;

function words(all: readonly Seen[]): string {
  const texts = [...new Set(all.map(({ seen }) => seen).filter((seen) => seen !== ''))];
  const rest = texts.length - MOST_SEEN;
  return [...texts.slice(0, MOST_SEEN), ...(rest > 0 ? [`${rest} more`] : [])].join('; ');
}

function compared(condition: Extract<Condition, { readonly is: string }>, facts: SnapshotFacts): Seen {
  const { fact, is, value } = condition;
  const name = factName(fact);
  const found = valueAt(facts, fact);
  if (found === undefined) {
    const key = fact.at(-2) ?? '';
    return { outcome: 'failed', seen: `${key === '' ? name : key} is not there` };
  }
  if (found === null) return { outcome: 'open', seen: `${name} was not captured` };
  const isList = isFactList(found);
  const holds = isList ? found.includes(value) === (is === '==') : holdsFor(found, is, value);
  if (holds === null) return { outcome: 'open', seen: `${name} cannot be compared with ${value}` };
  const shown = isList ? (found.length === 0 ? 'none' : found.map(String).join(', ')) : String(found);
  return { outcome: holds ? 'passed' : 'failed', seen: `${name} ${shown}` };
}

/** `null` where the two are of different kinds. */
function holdsFor(found: FactValue, is: string, value: number | string | boolean): boolean | null {
  if (typeof found !== typeof value) return null;
  if (is === '==' || is === '!=') return (found === value) === (is === '==');
  if (typeof found !== 'number' || typeof value !== 'number') return null;
  if (is === '<') return found < value;
  if (is === '<=') return found <= value;
  return is === '>' ? found > value : found >= value;
}

/** `undefined`: there is no such name in a group that was captured. */
function valueAt(facts: SnapshotFacts, path: readonly string[]): FactValue | undefined {
  let value: FactValue | undefined = facts;
  for (const name of path) {
    if (value === undefined || value === null) return value;
    if (typeof value !== 'object' || isFactList(value)) return undefined;
    value = Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}

function isFactList(value: FactValue): value is readonly FactValue[] {
  return Array.isArray(value);
}

/** `shop/cart ready` of `workloads`, `shop/cart`, `ready`. */
function factName(path: readonly string[]): string {
  const [group = '', ...rest] = path.filter((part) => part !== 'byName');
  return [...(rest.length > 1 ? rest : [group, ...rest])].map(spoken).join(' ');
}

/** Names of fields in words: `problemPods` is `problem pods`. */
function spoken(part: string): string {
  return part === 'replicaSets'
    ? 'ReplicaSets'
    : /^[a-z]+(?:[A-Z][a-z]+)+$/.test(part)
      ? part.replace(/[A-Z]/g, (one) => ` ${one.toLowerCase()}`)
      : part;
}
