import { readFileSync } from 'node:fs';
import { isRecord, text } from '../../src/model/json.ts';

/** What is wrong in one case. */
export interface Answer {
  /** Path of its snapshot below the folder of cases. */
  readonly case: string;
  readonly cause: string;
  /** `app/NAME`, `node/NAME` or `namespace/NAME`. */
  readonly object: string;
  readonly taxonomy: string;
}

/** Reads JSON lines `{case, root_cause, fault_object, fault_taxonomy}`. Throws with the line's number. */
export function readAnswers(file: string): readonly Answer[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [answer(line, `${file}:${index + 1}`)]));
}

function answer(line: string, place: string): Answer {
  const raw: unknown = JSON.parse(line);
  const field = (name: string): string => {
    const value = isRecord(raw) ? text(raw[name]) : null;
    if (value === null) throw new Error(`${place}: expected a text "${name}"`);
    return value;
  };
  return {
    case: field('case'),
    cause: field('root_cause'),
    object: field('fault_object'),
    taxonomy: field('fault_taxonomy'),
  };
}
