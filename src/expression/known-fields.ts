import { closest } from '../closest.ts';
import type { GroupShape, Shape } from './shape.ts';
import { ExpressionMistake, type Term } from './term.ts';

/** A key that an expression asks a map of objects for: `shop/cart` of `workloads`. */
export interface NamedRow {
  /** `workloads`, `nodes.byName` */
  readonly rows: string;
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Throws an `ExpressionMistake` at the first name that the shape does not have. Gives the objects that the expression
 * takes to be there: those it does not ask about with `in` first. `noun`: `fact`, `field`.
 */
export function checkFields(term: Term, shape: GroupShape, noun: string): readonly NamedRow[] {
  const check = new Check(noun);
  check.seen(term, new Map([['', { path: '', shape }]]));
  return check.named.filter(({ key }) => !check.asked.has(key));
}

/** A part of the shape, by the path it was reached by. */
interface Seen {
  readonly path: string;
  readonly shape: Shape;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** What names stand for; the empty one for the shape itself. `null`: a value of which nothing is to be checked. */
type Names = ReadonlyMap<string, Seen | null>;

class Check {
  readonly named: NamedRow[] = [];
  readonly asked = new Set<string>();
  readonly #noun: string;

  constructor(noun: string) {
    this.#noun = noun;
  }

  seen(part: Term, names: Names): Seen | null {
    switch (part.op) {
      case 'literal':
        return null;
      case 'name': {
        const bound = names.get(part.name);
        return bound === undefined ? this.#below(names.get('') ?? null, part.name, part) : bound;
      }
      case 'field':
      case 'has':
        return this.#below(this.seen(part.of, names), part.field, nameOf(part));
      case 'index':
        return this.#index(part, names);
      case 'list':
        for (const item of part.items) this.seen(item, names);
        return null;
      case 'not':
      case 'negate':
        this.seen(part.of, names);
        return null;
      case 'choice':
        for (const each of [part.condition, part.yes, part.no]) this.seen(each, names);
        return null;
      case 'call':
        for (const each of part.arguments) this.seen(each, names);
        return null;
      case 'loop':
        return this.#loop(part, names);
      case 'and':
      case 'or':
      case 'binary':
        this.seen(part.left, names);
        if (part.op === 'binary' && part.operator === 'in' && part.left.op === 'literal')
          this.asked.add(String(part.left.value));
        this.seen(part.right, names);
        return null;
    }
  }

  #index(part: Extract<Term, { op: 'index' }>, names: Names): Seen | null {
    const outer = this.seen(part.of, names);
    this.seen(part.key, names);
    if (outer === null) return null;
    if (part.key.op === 'literal' && typeof part.key.value === 'string')
      return this.#below(outer, part.key.value, part.key);
    if (outer.shape.kind === 'group')
      throw new ExpressionMistake(
        `${outer.path}[...] needs the name of a ${this.#noun}, as in ${outer.path}.${Object.keys(outer.shape.fields)[0] ?? ''}`,
        part.key,
      );
    return inside(outer, '...');
  }

  #loop(part: Extract<Term, { op: 'loop' }>, names: Names): Seen | null {
    const over = this.seen(part.over, names);
    const each = over?.shape.kind === 'list' ? inside(over, '...') : null;
    const inner = new Map([...names, [part.variable, each] as const]);
    for (const one of [part.predicate, part.transform]) if (one !== null) this.seen(one, inner);
    return part.loop === 'filter' ? over : null;
  }

  #below(outer: Seen | null, name: string, at: Place): Seen | null {
    if (outer === null) return null;
    const { path, shape } = outer;
    const inner = path === '' ? name : `${path}.${name}`;
    switch (shape.kind) {
      case 'rows':
        this.named.push({ rows: path, key: name, start: at.start, end: at.end });
        return inside(outer, JSON.stringify(name));
      case 'counts':
      case 'map':
        return inside(outer, JSON.stringify(name));
      case 'list':
        throw new ExpressionMistake(
          `${path} is a list; ask of each, as in ${path}.exists(each, each.${name} ...)`,
          at,
        );
      case 'leaf':
        if (shape.type === 'list<string>') return { path: inner, shape };
        throw new ExpressionMistake(`${path} is a single value; nothing is in it`, at);
      case 'group': {
        const next = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
        if (next === undefined) throw this.#unknown(path, inner, name, shape, at);
        return { path: inner, shape: next };
      }
    }
  }

  #unknown(path: string, inner: string, name: string, { fields }: GroupShape, at: Place): ExpressionMistake {
    const meant = closest(name, Object.keys(fields));
    const suggestion =
      meant === null
        ? `; there ${path === '' ? 'are' : `are, in ${path}:`} ${Object.keys(fields).join(', ')}`
        : `; did you mean ${path === '' ? meant : `${path}.${meant}`}?`;
    return new ExpressionMistake(`no ${this.#noun} is called ${inner}${suggestion}`, at);
  }
}

/** The parser says where a chain begins; the name is its last part. */
function nameOf({ start, end, op, field }: Extract<Term, { op: 'field' | 'has' }>): Place {
  const last = op === 'has' ? end - 1 : end;
  return { start: Math.max(start, last - field.length), end: last };
}

function inside({ path, shape }: Seen, key: string): Seen {
  const inner = `${path}[${key}]`;
  switch (shape.kind) {
    case 'rows':
    case 'list':
      return { path: inner, shape: { kind: 'group', fields: shape.fields } };
    case 'counts':
      return { path: inner, shape: { kind: 'leaf', type: 'int', meaning: '', unit: null, needs: [] } };
    case 'map':
      return { path: inner, shape: { kind: 'leaf', type: shape.type, meaning: '', unit: null, needs: [] } };
    default:
      return { path: inner, shape };
  }
}
