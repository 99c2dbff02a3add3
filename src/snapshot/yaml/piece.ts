import { fastParse } from './fast-parse.ts';
import { fullParse, type YamlFailure, type YamlReading } from './full-parse.ts';

export interface PieceReading extends YamlReading {
  readonly fast: boolean;
  /** It holds characters that YAML does not allow. */
  readonly controls: boolean;
}

/**
 * Parses an item or a document: the fast way when it is written as kubectl writes, by the full parser otherwise.
 * `directives` are the `%` lines before the document, on which only the full parser acts. With `fastOnly`, what needs
 * the full parser is a failure.
 */
export function readPiece(bytes: Buffer, directives: string, fastOnly: boolean): PieceReading | YamlFailure {
  if (directives === '') {
    const reading = fastParse(bytes);
    if (reading !== null) return { value: reading.value, duplicateLine: null, fast: true, controls: false };
  }
  if (fastOnly) return TOO_SLOW;
  const text = bytes.toString('utf8');
  const prefix = directives === '' ? '' : `${directives}---\n`;
  const reading = fullParse(prefix + text);
  if (!isFailure(reading)) return { ...reading, fast: false, controls: CONTROLS.test(text) };
  const added = prefix.split('\n').length - 1;
  return { ...reading, line: Math.max(1, reading.line - added) };
}

const TOO_SLOW: YamlFailure = {
  code: 'too-slow',
  reason: 'it is not written as kubectl writes, and neither was too much before it; it was skipped',
  line: 1,
  column: 1,
};

export function isFailure(reading: YamlReading | YamlFailure): reading is YamlFailure {
  return 'reason' in reading;
}

const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f]/;
