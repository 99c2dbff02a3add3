import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportKind } from '../report/formats.ts';
import type { Template } from '../report/render.ts';
import { userTemplate as compiled } from '../report/templates/user-templates.ts';
import { UserError } from '../user-error.ts';

const MOST_BYTES = 1 << 20;

/** The template of a kind with the user's files in place of ours. Hidden files and a README are no templates. */
export async function userTemplate(folder: string, kind: ReportKind): Promise<Template> {
  const names = (await entries(folder)).filter(
    (name) => !name.split('/').some((part) => part.startsWith('.') || /^readme(\.|$)/i.test(part)),
  );
  const files = new Map<string, string>();
  for (const name of names.toSorted()) {
    const text = await template(join(folder, name));
    if (text !== null) files.set(name, text);
  }
  return compiled(folder.replace(/\/+$/, ''), files, kind);
}

async function entries(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder, { recursive: true });
    return names.map((name) => name.replaceAll('\\', '/'));
  } catch (error) {
    throw new UserError(
      `cannot read the templates in ${folder}: expected a directory, such as "templates eject" writes`,
      { cause: error },
    );
  }
}

/** `null`: a directory. */
async function template(path: string): Promise<string | null> {
  try {
    const info = await stat(path);
    if (info.isDirectory()) return null;
    if (!info.isFile() || info.size > MOST_BYTES) throw new Error('expected a file of at most 1 MiB');
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
    return text.replaceAll('\r\n', '\n');
  } catch (error) {
    throw new UserError(
      `cannot read the template ${path}: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}
