import type { BinaryOperator, FunctionName } from './term.ts';
import { type Known, unknown, type Value } from './value.ts';

const LARGEST = 9_223_372_036_854_775_807n;
const SMALLEST = -9_223_372_036_854_775_808n;

/** `==`, `<`, `+` and the like, as in CEL: whole numbers of 64 bits, and comparisons across number types. */
export function combined(operator: Exclude<BinaryOperator, 'in'>, left: Known, right: Known): Value {
  switch (operator) {
    case '==':
      return equal(left, right);
    case '!=': {
      const same = equal(left, right);
      return typeof same === 'boolean' ? !same : same;
    }
    case '<':
    case '<=':
    case '>':
    case '>=':
      return ordered(operator, left, right);
    default:
      return calculated(operator, left, right);
  }
}

function equal(left: Known, right: Known): Value {
  if (typeof left === 'object' || typeof right === 'object')
    return unknown('only single values can be compared');
  // Whole numbers and fractions compare by value: 1 == 1.0.
  if (isNumber(left) && isNumber(right))
    return !(left < right) && !(left > right) && !hasNoValue(left, right);
  return left === right;
}

function hasNoValue(...numbers: readonly (bigint | number)[]): boolean {
  return numbers.some((each) => typeof each === 'number' && Number.isNaN(each));
}

function ordered(operator: '<' | '<=' | '>' | '>=', left: Known, right: Known): Value {
  const comparable =
    (isNumber(left) && isNumber(right)) || (typeof left === 'string' && typeof right === 'string');
  if (!comparable) return unknown('only numbers with numbers and texts with texts can be compared');
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

function calculated(operator: '+' | '-' | '*' | '/' | '%', left: Known, right: Known): Value {
  if (typeof left === 'bigint' && typeof right === 'bigint') return whole(operator, left, right);
  if (typeof left === 'number' && typeof right === 'number') return fractional(operator, left, right);
  if (operator !== '+') return unknown(`"${operator}" is for two numbers of one type`);
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (
    typeof left === 'object' &&
    typeof right === 'object' &&
    left.kind === 'items' &&
    right.kind === 'items'
  )
    return { kind: 'items', items: [...left.items, ...right.items] };
  return unknown('"+" is for two values of one type');
}

function whole(operator: '+' | '-' | '*' | '/' | '%', left: bigint, right: bigint): Value {
  if ((operator === '/' || operator === '%') && right === 0n) return unknown('division by zero');
  const result = {
    '+': () => left + right,
    '-': () => left - right,
    '*': () => left * right,
    '/': () => left / right,
    '%': () => left % right,
  }[operator]();
  return bounded(result);
}

export function bounded(value: bigint): Value {
  return value > LARGEST || value < SMALLEST ? unknown('a number beyond 64 bits') : value;
}

function fractional(operator: '+' | '-' | '*' | '/' | '%', left: number, right: number): Value {
  if (operator === '%') return unknown('"%" is for whole numbers');
  if (operator === '/' && right === 0) return unknown('division by zero');
  const result = {
    '+': () => left + right,
    '-': () => left - right,
    '*': () => left * right,
    '/': () => left / right,
  }[operator]();
  return Number.isFinite(result) ? result : unknown('a number without end');
}

/** The functions that take single values; `size` is not among them. */
export function called(name: Exclude<FunctionName, 'size'>, [first, second]: readonly Known[]): Value {
  switch (name) {
    case 'int':
      if (typeof first === 'bigint') return first;
      if (typeof first === 'number' && Number.isFinite(first)) return bounded(BigInt(Math.trunc(first)));
      return typeof first === 'string' && /^-?\d{1,19}$/.test(first)
        ? bounded(BigInt(first))
        : unknown('int() of what is no number');
    case 'double': {
      if (first === undefined || typeof first === 'object' || first === '')
        return unknown('double() of what is no number');
      const number = Number(first);
      return Number.isFinite(number) ? number : unknown('double() of what is no number');
    }
    case 'string':
      return first === undefined || typeof first === 'object'
        ? unknown('string() of more than one value')
        : String(first);
    case 'startsWith':
    case 'endsWith':
    case 'contains': {
      if (typeof first !== 'string' || typeof second !== 'string') return unknown(`${name}() is for texts`);
      if (name === 'contains') return first.includes(second);
      return name === 'startsWith' ? first.startsWith(second) : first.endsWith(second);
    }
  }
}

function isNumber(value: Known | undefined): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}
