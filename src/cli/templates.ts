import { access, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TEMPLATE_SOURCES } from '../report/templates/sources.ts';
import { UserError } from '../user-error.ts';
import { EXIT } from './exit-code.ts';
import { makeFolder } from './make-folder.ts';

/** `kube-dossier templates eject DIR`: ours, to be changed; nothing that is there is overwritten. */
export async function ejectTemplates(folder: string): Promise<number> {
  const files = Object.entries(TEMPLATE_SOURCES).map(([name, text]) => ({ path: join(folder, name), text }));
  for (const { path } of files)
    if (await exists(path))
      throw new UserError(`${path} is there already; expected a directory without templates, or remove it`);
  for (const { path, text } of files) {
    try {
      await makeFolder(dirname(path));
      await writeFile(path, text, { flag: 'wx' });
    } catch (error) {
      throw new UserError(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }
  process.stderr.write(`wrote ${files.length} templates into ${folder}; name it with "report --templates"\n`);
  return EXIT.ok;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
