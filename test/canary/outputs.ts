import type { Audit } from '../../src/analysis/audit.ts';
import { UserError } from '../../src/user-error.ts';
import { audited, pages } from '../corpus/audited.ts';

/** Everything a user may get to see of a snapshot: all pages, or the error. */
export async function outputs(path: string): Promise<string> {
  return told(path, (audit) => pages(audit).join('\n'));
}

/** What all pages are made of, or the error. */
export async function knowledge(path: string): Promise<string> {
  return told(path, (audit) => JSON.stringify(audit));
}

async function told(path: string, words: (audit: Audit) => string): Promise<string> {
  try {
    return words(await audited(path));
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** The canaries that a text holds: plain, or as Base64 at any of its three alignments. */
export function leaks(text: string, canaries: readonly string[]): readonly string[] {
  return canaries.filter((canary) => spellings(canary).some((spelling) => text.includes(spelling)));
}

function spellings(canary: string): readonly string[] {
  const shifted = ['', 'x', 'xx'].map((pad) => Buffer.from(pad + canary).toString('base64'));
  const [start = '', second = '', third = ''] = shifted.map((code) => code.replace(/=+$/, ''));
  return [canary, start.slice(0, -1), second.slice(2, -1), third.slice(3, -1)];
}
