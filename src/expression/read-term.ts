import { closest } from '../closest.ts';
import {
  BINARY_OPERATORS,
  type BinaryOperator,
  ExpressionMistake,
  FUNCTIONS,
  type FunctionName,
  LOOPS,
  type LoopName,
  type Term,
} from './term.ts';

/** What an expression may use, besides what all may. */
export interface Dialect {
  /** `has(a.b)`: of objects, which leave out what is not set. Of facts nobody can tell that. */
  readonly has: boolean;
  /** For suggestions: `workloads`, `object.spec.containers` */
  readonly list: string;
}

/** The parser's tree as our terms. Throws an `ExpressionMistake` at what is not to be had here. */
export function readTerm(node: unknown, dialect: Dialect): Term {
  return new Reader(dialect).term(node);
}

class Reader {
  readonly #dialect: Dialect;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  term(node: unknown): Term {
    const { op, args, start, end } = nodeOf(node);
    const at = { start, end };
    switch (op) {
      case 'value':
        return { op: 'literal', value: literal(args, at), ...at };
      case 'id':
        return { op: 'name', name: String(args), ...at };
      case '.':
        return this.#fieldOf(args, at);
      case '[]': {
        const [of, key] = list(args);
        return { op: 'index', of: this.term(of), key: this.term(key), ...at };
      }
      case 'list':
        return { op: 'list', items: list(args).map((each) => this.term(each)), ...at };
      case '!_':
        return { op: 'not', of: this.term(args), ...at };
      case '-_':
        return { op: 'negate', of: this.term(args), ...at };
      case '&&':
      case '||': {
        const [left, right] = list(args);
        return { op: op === '&&' ? 'and' : 'or', left: this.term(left), right: this.term(right), ...at };
      }
      case '?:': {
        const [condition, yes, no] = list(args);
        return {
          op: 'choice',
          condition: this.term(condition),
          yes: this.term(yes),
          no: this.term(no),
          ...at,
        };
      }
      case 'call': {
        const [name, own] = list(args);
        return this.#callOf(String(name), list(own), at);
      }
      case 'rcall': {
        const [name, receiver, own] = list(args);
        const loop = LOOPS.find((each) => each === name);
        if (loop !== undefined) return this.#loopOf(loop, receiver, list(own), at);
        return this.#callOf(String(name), [receiver, ...list(own)], at);
      }
      case 'map':
        throw new ExpressionMistake('maps cannot be written here; compare single facts', at);
      default: {
        const operator = BINARY_OPERATORS.find((each) => each === op);
        if (operator === undefined) throw new ExpressionMistake(`"${op}" is not to be had here`, at);
        return this.#binaryOf(operator, list(args), at);
      }
    }
  }

  #fieldOf(args: unknown, { start, end }: Place): Term {
    const [of, field] = list(args);
    return { op: 'field', of: this.term(of), field: String(field), start, end };
  }

  #binaryOf(operator: BinaryOperator, [left, right]: readonly unknown[], at: Place): Term {
    return { op: 'binary', operator, left: this.term(left), right: this.term(right), ...at };
  }

  #callOf(name: string, args: readonly unknown[], at: Place): Term {
    if (name === 'has' && this.#dialect.has) return this.#hasOf(args, at);
    const known = FUNCTIONS.find((each) => each === name);
    if (known === undefined) throw new ExpressionMistake(unknownFunction(name), at);
    const expected = arity(known);
    if (args.length !== expected)
      throw new ExpressionMistake(`${name} takes ${expected} value${expected === 1 ? '' : 's'}`, at);
    return { op: 'call', name: known, arguments: args.map((each) => this.term(each)), ...at };
  }

  #loopOf(loop: LoopName, over: unknown, args: readonly unknown[], at: Place): Term {
    const [variable, ...own] = args;
    const parts = own.map((each) => this.term(each));
    if (variable === undefined || parts.length === 0 || parts.length > (loop === 'map' ? 2 : 1))
      throw new ExpressionMistake(
        `${loop} takes a name and what to ask of each, as in ${this.#dialect.list}.${loop}(each, ...)`,
        at,
      );
    const node = nodeOf(variable);
    if (node.op !== 'id') throw new ExpressionMistake(`${loop} takes a name first`, node);
    const [first = null, second = null] = parts;
    const transform = loop === 'map' ? (second ?? first) : null;
    const predicate = loop === 'map' ? (second === null ? null : first) : first;
    return {
      op: 'loop',
      loop,
      over: this.term(over),
      variable: String(node.args),
      predicate,
      transform,
      ...at,
    };
  }

  #hasOf(args: readonly unknown[], at: Place): Term {
    const [only] = args;
    const field = args.length === 1 ? this.term(only) : null;
    if (field?.op !== 'field') throw new ExpressionMistake('has takes a field, as in has(object.spec)', at);
    return { op: 'has', of: field.of, field: field.field, ...at };
  }
}

interface Place {
  readonly start: number;
  readonly end: number;
}

interface Node extends Place {
  readonly op: string;
  readonly args: unknown;
}

function nodeOf(node: unknown): Node {
  if (typeof node !== 'object' || node === null || !('op' in node) || !('args' in node))
    throw new ExpressionMistake('cannot be read', { start: 0, end: 1 });
  const start = 'start' in node && typeof node.start === 'number' ? node.start : 0;
  const end = 'end' in node && typeof node.end === 'number' ? node.end : start + 1;
  return { op: String(node.op), args: node.args, start, end };
}

function list(args: unknown): readonly unknown[] {
  return Array.isArray(args) ? args : [];
}

function literal(value: unknown, at: Place): bigint | number | string | boolean {
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value === null)
    throw new ExpressionMistake(
      'null is not needed: where a fact was not captured, the whole expression is not evaluated',
      at,
    );
  throw new ExpressionMistake('expected a number, a text, true or false', at);
}

function arity(name: FunctionName): number {
  return name === 'startsWith' || name === 'endsWith' || name === 'contains' ? 2 : 1;
}

function unknownFunction(name: string): string {
  if (name === 'matches')
    return 'matches is not to be had here: some regular expressions never end; use startsWith, endsWith or contains';
  if (name === 'has')
    return 'has is not to be had here: where a fact was not captured, the whole expression is not evaluated; captured.pods and the like say what was';
  const meant = closest(name, [...FUNCTIONS, ...LOOPS]);
  return `there is no function ${name}${meant === null ? `; there are ${[...FUNCTIONS, ...LOOPS].join(', ')}` : `; did you mean ${meant}?`}`;
}
