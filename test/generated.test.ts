import { test } from 'vitest';
import { causeDocs } from '../src/analysis/causes/cause-docs.ts';
import { factDocs } from '../src/analysis/facts/fact-docs.ts';
import { configurationDocs } from '../src/config/configuration-docs.ts';
import { configSchema } from '../src/config/schema.ts';
import { briefSchema } from '../src/report/brief/schema.ts';
import { templateDocs } from '../src/report/templates/template-docs.ts';
import { RULES } from '../src/rules/catalogue.ts';
import { coverageDocs } from '../src/rules/coverage-docs.ts';
import { LEFT_OUT } from '../src/rules/left-out/all.ts';
import { ruleDocs } from '../src/rules/rule-docs.ts';
import { compiledModule } from './compiled-module.ts';
import { expectFile } from './golden.ts';

test('RULES.md is what the cards say', () => {
  expectFile('RULES.md', ruleDocs(RULES));
});

test('docs/coverage.md is what the cards say of other tools', () => {
  expectFile('docs/coverage.md', coverageDocs(RULES, LEFT_OUT));
});

test('docs/facts.md is what the catalogue of facts says', () => {
  expectFile('docs/facts.md', factDocs());
});

test('docs/causes.md is what the cards of steps and mechanisms say', () => {
  expectFile('docs/causes.md', causeDocs());
});

test('the JSON Schema of the brief is current', () => {
  expectFile('snapshots/brief.schema.json', `${JSON.stringify(briefSchema(), null, 2)}\n`);
});

test('the JSON Schema of the configuration is current', () => {
  expectFile('snapshots/config.schema.json', `${JSON.stringify(configSchema(), null, 2)}\n`);
});

test('docs/configuration.md is what its schema and the fields of objects say', () => {
  expectFile('docs/configuration.md', configurationDocs());
});

test('docs/templates.md is what the kinds of page describe', () => {
  expectFile('docs/templates.md', templateDocs());
});

test('the condenser is what its source compiles to', async () => {
  const folder = 'src/snapshot/json/condenser';
  expectFile(`${folder}/condense.wasm.ts`, await compiledModule(`${folder}/assembly/condense.ts`));
});
