import { resourceName, type SourceName } from '../model/kinds.ts';
import { bounded, called, combined } from './arithmetic.ts';
import type { Plain } from './plain.ts';
import type { GroupShape } from './shape.ts';
import type { Term } from './term.ts';
import {
  type Items,
  isUnknown,
  type Known,
  missing,
  type Part,
  type Unknown,
  unknown,
  type Value,
} from './value.ts';

/** A field that was looked up, with what stands there. */
export interface ReadField {
  /** `nodes.ready`, `workloads["shop/cart"].ready`, `object.spec.replicas` */
  readonly path: string;
  readonly value: Plain;
}

export interface Evaluated {
  readonly value: Value;
  /** What decided it, in the order it was looked up. */
  readonly read: readonly ReadField[];
}

/** What an expression is about. */
export interface Subject {
  readonly shape: GroupShape;
  readonly value: Plain;
  /** Of the sources those that were not captured whole. */
  readonly lacking: (needs: readonly SourceName[]) => readonly SourceName[];
  /** What it means that nothing is known of a path: one plain clause. */
  readonly gap: (path: string, needs: readonly SourceName[]) => string;
  readonly noun: string;
}

/** How much work is left to do: every term and every element costs one step. */
export interface Steps {
  left: number;
}

/** Thrown and caught here: some work has no end worth waiting for. */
class TooMuch extends Error {}

/**
 * A term over a subject. `null` is unknown, and unknown stays so, unless the other side of `&&` or `||` decides
 * alone. Never throws, never takes more steps than there are left.
 */
export function evaluate(term: Term, subject: Subject, steps: Steps): Evaluated {
  const run = new Run(subject, steps);
  try {
    const value = run.value(term, new Map());
    return { value: isPart(value) ? unknown(`${value.path} is no single value`) : value, read: run.read };
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    return { value: unknown('more work than expressions may do'), read: [] };
  }
}

type Bound = ReadonlyMap<string, Known>;

class Run {
  readonly #subject: Subject;
  readonly #steps: Steps;
  #read: ReadField[] = [];

  constructor(subject: Subject, steps: Steps) {
    this.#subject = subject;
    this.#steps = steps;
  }

  get read(): readonly ReadField[] {
    const seen = new Map(this.#read.map((each) => [each.path, each]));
    return [...seen.values()].slice(0, MOST_READ);
  }

  value(term: Term, bound: Bound): Value {
    this.#step();
    switch (term.op) {
      case 'literal':
        return term.value;
      case 'name':
        return bound.get(term.name) ?? this.#look(rootOf(this.#subject), term.name);
      case 'field':
        return this.#inside(this.value(term.of, bound), term.field);
      case 'has':
        return this.#isSet(this.value(term.of, bound), term.field);
      case 'index':
        return this.#index(this.value(term.of, bound), this.value(term.key, bound));
      case 'list': {
        const items = term.items.map((item) => this.value(item, bound));
        return missing(...items) ?? { kind: 'items', items: items.flatMap(known) };
      }
      case 'not': {
        const value = this.value(term.of, bound);
        return isUnknown(value)
          ? value
          : typeof value === 'boolean'
            ? !value
            : unknown('"!" is for true and false');
      }
      case 'negate':
        return negated(this.value(term.of, bound));
      case 'and':
      case 'or':
        return this.#logical(term.op === 'or', term.left, term.right, bound);
      case 'choice': {
        const decided = this.value(term.condition, bound);
        if (isUnknown(decided)) return decided;
        return this.value(decided === true ? term.yes : term.no, bound);
      }
      case 'binary':
        return this.#binary(term, bound);
      case 'call':
        return this.#call(term, bound);
      case 'loop':
        return this.#loop(term, bound);
    }
  }

  #step(cost = 1): void {
    this.#steps.left -= cost;
    if (this.#steps.left < 0) throw new TooMuch();
  }

  /** The side that decides alone decides, whatever is unknown of the other. */
  #logical(decisive: boolean, left: Term, right: Term, bound: Bound): Value {
    const first = this.value(left, bound);
    if (first === decisive) return decisive;
    const before = this.#read.length;
    const second = this.value(right, bound);
    if (second === decisive) {
      // What the other side read did not decide it.
      this.#read = this.#read.slice(before);
      return decisive;
    }
    const gap = missing(first, second);
    if (gap !== null) return gap;
    return typeof first === 'boolean' && typeof second === 'boolean'
      ? !decisive
      : unknown('"&&" and "||" are for true and false');
  }

  #binary(term: Extract<Term, { op: 'binary' }>, bound: Bound): Value {
    const left = this.value(term.left, bound);
    const right = this.value(term.right, bound);
    const gap = missing(left, right);
    if (gap !== null || isUnknown(left) || isUnknown(right)) return gap ?? unknown();
    this.#step(weight(left) + weight(right));
    return term.operator === 'in' ? this.#isIn(left, right) : combined(term.operator, left, right);
  }

  #isIn(element: Known, among: Known): Value {
    if (typeof among !== 'object') return unknown('"in" is for lists and maps');
    if (among.kind === 'items') return among.items.some((item) => combined('==', element, item) === true);
    if (typeof element !== 'string') return unknown('the keys of maps are texts');
    const entries = entriesOf(among);
    const isThere = entries !== null && Object.hasOwn(entries, element);
    if (isThere || entries === null) return entries === null ? this.#gap(among) : true;
    return this.#wholeOf(among) ?? false;
  }

  #call(term: Extract<Term, { op: 'call' }>, bound: Bound): Value {
    const values = term.arguments.map((each) => this.value(each, bound));
    const gap = missing(...values);
    if (gap !== null) return gap;
    const given = values.flatMap(known);
    for (const each of given) this.#step(weight(each));
    if (term.name !== 'size') return called(term.name, given);
    const [only] = given;
    if (typeof only === 'string') return BigInt([...only].length);
    const elements = only === undefined ? null : this.#elements(only);
    if (elements === null) return unknown('size() is for texts, lists and maps');
    return elements.kind === 'unknown' ? elements : BigInt(elements.items.length);
  }

  #loop(term: Extract<Term, { op: 'loop' }>, bound: Bound): Value {
    const over = this.value(term.over, bound);
    if (isUnknown(over)) return over;
    const elements = this.#elements(over);
    if (elements === null) return unknown(`${term.loop}() is for lists and maps`);
    if (elements.kind === 'unknown') return elements;
    const outside = this.#read;
    const decisive: ReadField[] = [];
    const gaps: Value[] = [];
    const kept: Known[] = [];
    let count = 0n;
    let decided: boolean | null = null;
    for (const item of elements.items) {
      this.#read = [];
      const inner = new Map([...bound, [term.variable, item] as const]);
      const verdict = term.predicate === null ? true : this.value(term.predicate, inner);
      if (typeof verdict !== 'boolean') {
        gaps.push(isUnknown(verdict) ? verdict : unknown(`${term.loop}() asks for true or false`));
      } else if (verdict) {
        count += 1n;
        if (term.loop === 'exists') decided = true;
        if (term.loop !== 'all') decisive.push(...this.#read);
        const result = term.transform === null ? item : this.value(term.transform, inner);
        if (isUnknown(result)) gaps.push(result);
        else kept.push(result);
      } else if (term.loop === 'all') {
        decided = false;
        decisive.push(...this.#read);
      }
    }
    this.#read = [...outside, ...decisive];
    if (decided !== null) return decided;
    const gap = missing(...gaps);
    if (gap !== null) return gap;
    switch (term.loop) {
      case 'all':
        return true;
      case 'exists':
        return false;
      case 'exists_one':
        return count === 1n;
      default:
        return { kind: 'items', items: kept };
    }
  }

  /** What a loop goes over; `null` where there is nothing to go over. */
  #elements(over: Known): Items | Unknown | null {
    if (typeof over !== 'object') return null;
    if (over.kind === 'items') return over;
    const entries = entriesOf(over);
    if (entries === null) return this.#gap(over);
    const gap = this.#wholeOf(over);
    if (gap !== null) return gap;
    const keys = Object.keys(entries);
    this.#step(keys.length);
    return { kind: 'items', items: keys };
  }

  /** Unknown where the map may lack some of what exists. */
  #wholeOf({ shape, path }: Part) {
    const lacking = shape.kind === 'rows' ? this.#subject.lacking(shape.needs) : [];
    return lacking.length === 0
      ? null
      : unknown(`${path} may lack some: ${lacking.map(resourceName).join(', ')} not captured whole`);
  }

  #gap({ shape, path }: Part) {
    return unknown(this.#subject.gap(path, 'needs' in shape ? shape.needs : []));
  }

  /** Empty lists and maps are not set: Kubernetes leaves them out. */
  #isSet(of: Value, name: string): boolean {
    const found = this.#inside(of, name);
    if (isUnknown(found)) return false;
    if (typeof found !== 'object') return true;
    if (found.kind === 'items') return found.items.length > 0;
    const entries = entriesOf(found);
    return entries !== null && (found.shape.kind === 'group' || Object.keys(entries).length > 0);
  }

  #index(of: Value, key: Value): Value {
    const gap = missing(of, key);
    if (gap !== null || isUnknown(of)) return gap ?? of;
    if (typeof key === 'string') return this.#inside(of, key);
    if (typeof of === 'object' && of.kind === 'items' && typeof key === 'bigint') {
      const item = key < 0n ? undefined : of.items[Number(key)];
      return item ?? unknown(`there is no element ${key}`);
    }
    return unknown('maps are asked by text, lists by number');
  }

  #inside(of: Value, name: string): Value {
    if (isUnknown(of)) return of;
    if (typeof of !== 'object' || of.kind !== 'part') return unknown(`there is no ${name} in a single value`);
    return this.#look(of, name);
  }

  /** The fact of that name: of own properties only, so that no name leads out of the facts. */
  #look(part: Part, name: string): Value {
    const { shape, path } = part;
    const entries = entriesOf(part);
    if (entries === null) return this.#gap(part);
    const found = Object.hasOwn(entries, name) ? entries[name] : undefined;
    switch (shape.kind) {
      case 'group': {
        const own = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
        const inner = path === '' ? name : `${path}.${name}`;
        if (own === undefined) return unknown(`no ${this.#subject.noun} is called ${inner}`);
        return this.#field({ kind: 'part', path: inner, shape: own, value: found ?? null });
      }
      case 'rows': {
        const inner = `${path}[${JSON.stringify(name)}]`;
        if (found === undefined) return this.#wholeOf(part) ?? unknown(`the snapshot has no ${inner}`);
        return { kind: 'part', path: inner, shape: { kind: 'group', fields: shape.fields }, value: found };
      }
      case 'counts': {
        const count = typeof found === 'number' ? found : 0;
        this.#read.push({ path: `${path}[${JSON.stringify(name)}]`, value: count });
        return BigInt(count);
      }
      case 'map': {
        const inner = `${path}[${JSON.stringify(name)}]`;
        if (typeof found !== 'string' && typeof found !== 'number')
          return unknown(this.#subject.gap(inner, []));
        this.#read.push({ path: inner, value: found });
        return found;
      }
      case 'list':
      case 'leaf':
        return unknown(`there is no ${name} in ${path}`);
    }
  }

  /** A leaf as its value, a list as its parts; anything else stays to be asked. */
  #field(part: Part): Value {
    const { shape, value, path } = part;
    if (shape.kind === 'list') return this.#parts(part, shape.fields);
    if (shape.kind !== 'leaf') return part;
    if (value === null) return this.#gap(part);
    this.#read.push({ path, value });
    if (Array.isArray(value)) {
      this.#step(value.length);
      return { kind: 'items', items: value.flatMap((item) => (typeof item === 'string' ? [item] : [])) };
    }
    if (typeof value === 'number') return shape.type === 'int' ? BigInt(Math.trunc(value)) : value;
    return typeof value === 'object' ? unknown(`${path} is no single value`) : value;
  }

  #parts(part: Part, fields: GroupShape['fields']): Value {
    const { value, path } = part;
    if (!isList(value)) return this.#gap(part);
    this.#step(value.length);
    return {
      kind: 'items',
      items: value.map((each, index): Part => {
        return { kind: 'part', path: `${path}[${index}]`, shape: { kind: 'group', fields }, value: each };
      }),
    };
  }
}

const MOST_READ = 12;

function rootOf({ shape, value }: Subject): Part {
  return { kind: 'part', path: '', shape, value };
}

function isPart(value: Value): value is Part {
  return typeof value === 'object' && value.kind === 'part';
}

function known(value: Value): readonly Known[] {
  return isUnknown(value) ? [] : [value];
}

function negated(value: Value): Value {
  if (isUnknown(value)) return value;
  if (typeof value === 'bigint') return bounded(-value);
  return typeof value === 'number' ? -value : unknown('"-" is for numbers');
}

/** What a value costs to compare or to join. */
function weight(value: Known): number {
  if (typeof value === 'string') return Math.ceil(value.length / 64);
  return typeof value === 'object' && value.kind === 'items' ? value.items.length : 0;
}

function entriesOf({ value }: Part): Readonly<Record<string, Plain>> | null {
  return typeof value === 'object' && value !== null && !isList(value) ? value : null;
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
