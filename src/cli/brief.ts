import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Audit } from '../analysis/audit.ts';
import type { Brief } from '../report/brief/schema.ts';
import { UserError } from '../user-error.ts';

/** The brief that was named, else `brief.yaml` of the snapshot, else `null`; validated against the audit. */
export async function findBrief(
  snapshot: string,
  named: string | null,
  audit: Audit,
  asked: readonly string[] | null,
): Promise<Brief | null> {
  const path = named ?? join(snapshot, 'brief.yaml');
  if (named === null && !(await isFile(path))) return null;
  const [{ parseBrief }, { checkBrief }] = await Promise.all([
    import('../report/brief/parse.ts'),
    import('../report/brief/check.ts'),
  ]);
  const parsed = parseBrief(path, await text(path));
  checkBrief(parsed, audit, asked);
  return parsed.brief;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (info) => info.isFile(),
    () => false,
  );
}

async function text(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UserError(
      `cannot read the brief ${path}: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}
