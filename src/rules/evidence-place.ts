import { sourcePointer } from '../model/object.ts';
import type { Evidence } from './finding.ts';

/** The object that a piece of evidence is a field of: `pods.json#/items/3`; of a line of a log its file. */
export function evidencePlace({ source, path }: Evidence): string {
  return source.item === null && LINE.test(path) ? source.file : sourcePointer(source);
}

/** The same with the field and what stands there: `pods.json#/items/3 status.phase is Failed`. */
export function evidenceWords(evidence: Evidence): string {
  return `${evidencePlace(evidence)} ${evidence.path} is ${evidence.value}`;
}

const LINE = /^line \d+$/;
