import type { FactShape } from '../../../analysis/facts/fact-shape.ts';
import { closest } from '../closest.ts';
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
 * Throws an `ExpressionMistake` at the first name that is no fact. Gives the objects that it takes to be there:
 * those it does not ask about with `in` first.
 */
export function checkFacts(term: Term, facts: FactShape): readonly NamedRow[] {
  const named: NamedRow[] = [];
  const asked = new Set<string>();
  const shapeOf = (part: Term, bound: ReadonlySet<string>): Seen | null => {
    switch (part.op) {
      case 'literal':
        return null;
      case 'name':
        return bound.has(part.name) ? null : below({ path: '', shape: facts }, part.name, part);
      case 'field': {
        const outer = shapeOf(part.of, bound);
        // The parser says where the chain begins; the name is its last part.
        const at = { start: Math.max(part.start, part.end - part.field.length), end: part.end };
        return outer === null ? null : below(outer, part.field, at, named);
      }
      case 'index': {
        const outer = shapeOf(part.of, bound);
        shapeOf(part.key, bound);
        if (outer === null) return null;
        if (part.key.op === 'literal' && typeof part.key.value === 'string')
          return below(outer, part.key.value, part.key, named);
        if (outer.shape.kind === 'group')
          throw new ExpressionMistake(
            `${outer.path}[...] needs the name of a fact, as in ${outer.path}.${Object.keys(outer.shape.fields)[0] ?? ''}`,
            part.key,
          );
        return inside(outer, '...');
      }
      case 'list':
        for (const item of part.items) shapeOf(item, bound);
        return null;
      case 'not':
      case 'negate':
        shapeOf(part.of, bound);
        return null;
      case 'choice':
        for (const each of [part.condition, part.yes, part.no]) shapeOf(each, bound);
        return null;
      case 'call':
        for (const each of part.arguments) shapeOf(each, bound);
        return null;
      case 'loop': {
        shapeOf(part.over, bound);
        const inner = new Set([...bound, part.variable]);
        for (const each of [part.predicate, part.transform]) if (each !== null) shapeOf(each, inner);
        return null;
      }
      case 'and':
      case 'or':
      case 'binary':
        shapeOf(part.left, bound);
        if (part.op === 'binary' && part.operator === 'in' && part.left.op === 'literal')
          asked.add(String(part.left.value));
        shapeOf(part.right, bound);
        return null;
    }
  };
  shapeOf(term, new Set());
  return named.filter(({ key }) => !asked.has(key));
}

/** A fact or group of facts, by the path it was reached by. */
interface Seen {
  readonly path: string;
  readonly shape: FactShape;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function below({ path, shape }: Seen, name: string, at: Place, named: NamedRow[] = []): Seen {
  const inner = path === '' ? name : `${path}.${name}`;
  if (shape.kind === 'rows') {
    named.push({ rows: path, key: name, start: at.start, end: at.end });
    return inside({ path, shape }, JSON.stringify(name));
  }
  if (shape.kind === 'counts') return inside({ path, shape }, JSON.stringify(name));
  if (shape.kind === 'leaf') {
    if (shape.type === 'list<string>') return { path: inner, shape };
    throw new ExpressionMistake(`${path} is a single value; nothing is in it`, at);
  }
  const next = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
  if (next !== undefined) return { path: inner, shape: next };
  const meant = closest(name, Object.keys(shape.fields));
  const suggestion =
    meant === null
      ? `; there ${path === '' ? 'are' : `are, in ${path}:`} ${Object.keys(shape.fields).join(', ')}`
      : `; did you mean ${path === '' ? meant : `${path}.${meant}`}?`;
  throw new ExpressionMistake(`no fact is called ${inner}${suggestion}`, at);
}

function inside({ path, shape }: Seen, key: string): Seen {
  const inner = `${path}[${key}]`;
  if (shape.kind === 'rows') return { path: inner, shape: { kind: 'group', fields: shape.fields } };
  if (shape.kind === 'counts')
    return {
      path: inner,
      shape: { kind: 'leaf', type: 'int', meaning: '', unit: null, needs: [] },
    };
  return { path: inner, shape };
}
