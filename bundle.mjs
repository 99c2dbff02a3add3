import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import Handlebars from 'handlebars';

const OPTIONS = { strict: true, noEscape: true, knownHelpersOnly: true };

/** An imported template is what Handlebars compiles it to: where the program runs it needs no compiler. */
export const compiledTemplates = {
  name: 'compiled-templates',
  /** @param {string} id */
  async load(id) {
    if (!id.endsWith('.hbs')) return null;
    return `export default ${Handlebars.precompile(await readFile(id, 'utf8'), OPTIONS)}`;
  },
};

/** `templates/all.sources`: every template as it was written, by its path in there. For people who change them. */
export const templateSources = {
  name: 'template-sources',
  /**
   * @param {string} id
   * @param {string | undefined} importer
   */
  resolveId: (id, importer) =>
    id.endsWith('.sources') && importer !== undefined ? join(dirname(importer), id) : null,
  /** @param {string} id */
  async load(id) {
    if (!id.endsWith('.sources')) return null;
    const folder = dirname(id);
    const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.hbs'));
    const entries = paths
      .map((path) => path.replaceAll('\\', '/'))
      .sort()
      .map(async (path) => [path, await readFile(join(folder, path), 'utf8')]);
    return `export default ${JSON.stringify(Object.fromEntries(await Promise.all(entries)))}`;
  },
};

/** Commander loads what starts other programs, for a way to use it that is not ours. Nothing is ever started. */
const noPrograms = {
  name: 'no-programs',
  /** @param {string} id */
  resolveId: (id) => (id === 'node:child_process' ? NO_PROGRAMS : null),
  /** @param {string} id */
  load: (id) => (id === NO_PROGRAMS ? 'module.exports = {};' : null),
};

const NO_PROGRAMS = '\0no-programs.cjs';

/** What is bundled, and how its modules are found. What is imported by `import()` is loaded when it is asked for. */
export const bundle = {
  input: 'src/cli/main.ts',
  platform: /** @type {const} */ ('node'),
  plugins: [compiledTemplates, templateSources, noPrograms],
};
