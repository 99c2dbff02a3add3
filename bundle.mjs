import { readFile } from 'node:fs/promises';
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
  plugins: [compiledTemplates, noPrograms],
};
