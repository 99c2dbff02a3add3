import { test } from 'vitest';
import { briefSchema } from '../src/report/brief/schema.ts';
import { RULES } from '../src/rules/catalogue.ts';
import { ruleDocs } from '../src/rules/rule-docs.ts';
import { compiledModule } from './compiled-module.ts';
import { expectFile } from './golden.ts';

test('RULES.md is what the cards say', () => {
  expectFile('RULES.md', ruleDocs(RULES));
});

test('the JSON Schema of the brief is current', () => {
  expectFile('snapshots/brief.schema.json', `${JSON.stringify(briefSchema(), null, 2)}\n`);
});

test('the condenser is what its source compiles to', async () => {
  const folder = 'src/snapshot/json/condenser';
  expectFile(`${folder}/condense.wasm.ts`, await compiledModule(`${folder}/assembly/condense.ts`));
});
