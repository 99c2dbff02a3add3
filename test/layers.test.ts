import { readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { globbySync } from 'globby';
import ts from 'typescript';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../src');

interface Layer {
  readonly name: string;
  /** Layers it may import from, itself included. */
  readonly mayImport: readonly string[];
  /** Packages it may import. */
  readonly packages: readonly string[];
  readonly pure: boolean;
  readonly reason: string;
}

/** The house: which way dependencies run, and why. The files beside the layers are open to all. */
const LAYERS: readonly Layer[] = [
  {
    name: 'model',
    mayImport: ['model'],
    packages: [],
    pure: true,
    reason: 'the vocabulary everybody shares depends on nobody, or everything would depend on everything',
  },
  {
    name: 'rules',
    mayImport: ['rules', 'model'],
    packages: [],
    pure: true,
    reason:
      'a rule is a function of the cluster; one that knows where data came from or how it is printed cannot be tested alone',
  },
  {
    name: 'expression',
    mayImport: ['expression', 'model'],
    packages: ['@marcbachmann/cel-js'],
    pure: true,
    reason: 'a language knows what it may ask, and not who asks: briefs and rules of the user share it',
  },
  {
    name: 'yaml',
    mayImport: ['yaml', 'model'],
    packages: ['yaml', 'zod'],
    pure: true,
    reason: 'every file that a person writes is refused in the same words, with line and column',
  },
  {
    name: 'analysis',
    mayImport: ['analysis', 'expression', 'rules', 'model'],
    packages: [],
    pure: true,
    reason: 'an audit is a function of cluster and rules, so the same snapshot always gives the same audit',
  },
  {
    name: 'config',
    mayImport: ['config', 'expression', 'yaml', 'rules', 'model'],
    packages: ['zod'],
    pure: true,
    reason:
      'a configuration becomes plain data and rules; what it says of findings is for the analysis to do',
  },
  {
    name: 'report',
    mayImport: ['report', 'analysis', 'expression', 'yaml', 'rules', 'model'],
    packages: [
      'handlebars/dist/cjs/handlebars.js',
      'handlebars/runtime.js',
      'mdast',
      'hast',
      'remark-gfm',
      'remark-parse',
      'remark-rehype',
      'remark-stringify',
      'rehype-sanitize',
      'rehype-stringify',
      'unified',
      'zod',
    ],
    pure: true,
    reason: 'a page is a function of audits and briefs: an old audit renders without its snapshot',
  },
  {
    name: 'snapshot',
    mayImport: ['snapshot', 'model'],
    packages: ['tar', 'tar/parse', 'yauzl', 'yaml', 'zod'],
    pure: false,
    reason: 'the only place that reads files; what it reads becomes the model and nothing else',
  },
  {
    name: 'cli',
    mayImport: ['cli', 'snapshot', 'model', 'expression', 'config', 'rules', 'analysis', 'report'],
    packages: ['@commander-js/extra-typings'],
    pure: false,
    reason: 'the only place with process, console and progress; nobody imports it',
  },
];

const FORBIDDEN_IN_PURE: readonly RegExp[] = [
  /\bawait\b/,
  /\basync\b/,
  /\bprocess\s*\./,
  /\bconsole\s*\./,
  /\bDate\.now\b/,
  /\bnew Date\(\)/,
  /\bMath\.random\b/,
  /\.toLocale/,
  /\blocaleCompare\b/,
];

const IMPORT =
  /^\s*(?:import|export)\b[^'"]*?\bfrom\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

function imports(file: string): readonly string[] {
  return [...readFileSync(join(SRC, file), 'utf8').matchAll(IMPORT)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );
}

const files = globbySync('**/*.ts', { cwd: SRC }).toSorted();

test.each(LAYERS)('$name imports only what is below it: $reason', ({ name, mayImport, packages, pure }) => {
  const own = files.filter((file) => file.startsWith(`${name}/`));
  expect(own.length).toBeGreaterThan(0);
  const trespasses = own.flatMap((file) =>
    imports(file)
      .filter((specifier) => !isAllowed(file, specifier, mayImport, packages, pure))
      .map((specifier) => `${file} imports ${specifier}`),
  );
  expect(trespasses).toEqual([]);
});

function isAllowed(
  file: string,
  specifier: string,
  layers: readonly string[],
  packages: readonly string[],
  pure: boolean,
): boolean {
  if (specifier.startsWith('node:')) return !pure;
  // A bare specifier is a package of that name, wherever the importing file lies.
  if (!specifier.startsWith('.')) return packages.includes(specifier);
  const target = relative(SRC, normalize(join(SRC, dirname(file), specifier)));
  if (target.startsWith('..')) return target.startsWith('../templates/') && file.startsWith('report/');
  const [layer = ''] = target.split('/');
  return layers.includes(layer) || ['closest.ts', 'user-error.ts', 'version.ts'].includes(target);
}

test.each(LAYERS.filter(({ pure }) => pure))(
  '$name reads no clock, locale, process or console',
  ({ name }) => {
    const found = files
      .filter((file) => file.startsWith(`${name}/`))
      .flatMap((file) => {
        const code = readFileSync(join(SRC, file), 'utf8')
          .replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '')
          .replace(/(['"`])(?:\\.|(?!\1)[^\\])*\1/g, "''");
        return FORBIDDEN_IN_PURE.filter((pattern) => pattern.test(code)).map(
          (pattern) => `${file}: ${pattern}`,
        );
      });
    expect(found).toEqual([]);
  },
);

test('every source file lies in a layer', () => {
  const outside = files.filter((file) => !LAYERS.some(({ name }) => file.startsWith(`${name}/`)));
  expect(outside).toEqual(['closest.ts', 'index.ts', 'templates.d.ts', 'user-error.ts', 'version.ts']);
});

test('no file is a drawer for odds and ends', () => {
  expect(
    files.filter((file) => /(^|\/)(utils?|helpers?|common|lib|core|types|misc)(\/|\.ts$)/.test(file)),
  ).toEqual([]);
});

test('no type is asserted and no null is waved away', () => {
  expect(files.flatMap(assertions)).toEqual([]);
});

function assertions(file: string): readonly string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(SRC, file), 'utf8'),
    ts.ScriptTarget.ES2023,
    true,
  );
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isConst = ts.isAsExpression(node) && node.type.getText(source) === 'const';
    if ((ts.isAsExpression(node) && !isConst) || ts.isNonNullExpression(node))
      found.push(`${file}: ${node.getText(source)}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
