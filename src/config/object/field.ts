import type { Plain } from '../../expression/plain.ts';
import type { GroupShape, Shape } from '../../expression/shape.ts';

/** One field of an object as expressions ask for it: what it is, and where it stands in the model. */
export interface Field<T> {
  readonly shape: Shape;
  /** `null` where it is not set. Of groups and parts only the fields in `wanted` are made. */
  readonly read: (from: T, wanted: Wanted) => Plain;
}

/** Names of fields. */
export type Wanted = ReadonlySet<string>;

export type Fields<T> = Readonly<Record<string, Field<T>>>;

export function text<T>(meaning: string, read: (from: T) => string | null): Field<T> {
  return { shape: { kind: 'leaf', type: 'string', meaning, unit: null, needs: [] }, read };
}

export function whole<T>(meaning: string, read: (from: T) => number | null): Field<T> {
  return { shape: { kind: 'leaf', type: 'int', meaning, unit: null, needs: [] }, read };
}

export function truth<T>(meaning: string, read: (from: T) => boolean | null): Field<T> {
  return { shape: { kind: 'leaf', type: 'bool', meaning, unit: null, needs: [] }, read };
}

export function texts<T>(meaning: string, read: (from: T) => readonly string[]): Field<T> {
  return { shape: { kind: 'leaf', type: 'list<string>', meaning, unit: null, needs: [] }, read };
}

/** `labels['app']` */
export function words<T>(meaning: string, read: (from: T) => Readonly<Record<string, string>>): Field<T> {
  return { shape: { kind: 'map', type: 'string', meaning }, read };
}

/** `limits['memory']`: cores, bytes, or the resource's own unit. */
export function amounts<T>(meaning: string, read: (from: T) => Readonly<Record<string, number>>): Field<T> {
  return { shape: { kind: 'map', type: 'double', meaning }, read };
}

export function list<T, P>(meaning: string, of: (from: T) => readonly P[], fields: Fields<P>): Field<T> {
  return {
    shape: { kind: 'list', meaning, fields: shapesOf(fields) },
    read: (from, wanted) => of(from).map((part) => plainOf(fields, part, wanted)),
  };
}

/** A group of its own; `null` where it is not set. */
export function part<T, P>(of: (from: T) => P | null, fields: Fields<P>): Field<T> {
  return {
    shape: groupShape(fields),
    read: (from, wanted) => {
      const found = of(from);
      return found === null ? null : plainOf(fields, found, wanted);
    },
  };
}

/** A group of fields of the same thing. */
export function group<T>(fields: Fields<T>): Field<T> {
  return part((from) => from, fields);
}

export function groupShape<T>(fields: Fields<T>): GroupShape {
  return { kind: 'group', fields: shapesOf(fields) };
}

function shapesOf<T>(fields: Fields<T>): GroupShape['fields'] {
  return Object.fromEntries(Object.entries(fields).map(([name, { shape }]) => [name, shape]));
}

export function plainOf<T>(fields: Fields<T>, from: T, wanted: Wanted): Readonly<Record<string, Plain>> {
  const made: Record<string, Plain> = {};
  for (const name in fields) {
    const field = fields[name];
    if (field !== undefined && wanted.has(name)) made[name] = field.read(from, wanted);
  }
  return made;
}
