import { type JsonRecord, record, text } from '../model/json.ts';

/**
 * What stands in for the values of a Secret: `oc adm inspect` writes the base64 of `N bytes long`, kubectl-gather
 * writes hashes and an annotation. One name a value or a Secret.
 */
export function secretMarks(secret: JsonRecord): readonly string[] {
  const annotations = record(record(secret.metadata).annotations);
  const lengths = Object.values(record(secret.data))
    .filter(isLength)
    .map(() => '"N bytes long"');
  return text(annotations[SANITIZED]) === null ? lengths : [...lengths, 'values hashed by kubectl-gather'];
}

function isLength(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > LONGEST) return false;
  return /^\d+ bytes long$/.test(Buffer.from(value, 'base64').toString('latin1'));
}

const SANITIZED = 'kubectl-gather.nirs.github.com/sanitized';
const LONGEST = 40;
