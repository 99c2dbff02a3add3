import { readFile } from 'node:fs/promises';
import { UserError } from '../user-error.ts';

/** A file the user named or keeps, whole; `what` such as `brief`. Throws a `UserError` where it cannot be read. */
export async function readText(path: string, what: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UserError(
      `cannot read the ${what} ${path}: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}
