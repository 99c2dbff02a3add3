import { type ReadFile, readYaml } from '../../yaml/read-yaml.ts';
import { type Brief, schema } from './schema.ts';

export interface ParsedBrief extends Omit<ReadFile<Brief>, 'value'> {
  readonly brief: Brief;
}

/**
 * Reads a brief. Throws a `UserError` that names file, line and column of the first mistake, and counts the others.
 */
export function parseBrief(file: string, text: string): ParsedBrief {
  const { value, ...places } = readYaml(file, text, { noun: 'brief', schema });
  return { brief: value, ...places };
}
