import { sourcePointer } from '../model/object.ts';
import type { Evidence } from './finding.ts';

/** The object that a piece of evidence is a field of: `pods.json#/items/3`; of a line of a log its file. */
export function evidencePlace({ source, path }: Evidence): string {
  return source.item === null && LINE.test(path) ? source.file : sourcePointer(source);
}

const LINE = /^line \d+$/;
