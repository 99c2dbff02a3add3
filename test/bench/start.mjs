// npm run bench
import { join } from 'node:path';
import { runBundled } from '../bundled.mjs';

const ENTRIES = { '--parts': 'parts', '--rules': 'rules/rules', '--causes': 'causes' };
const [, entry = 'bench'] = Object.entries(ENTRIES).find(([flag]) => process.argv.includes(flag)) ?? [];
await runBundled(join(import.meta.dirname, `${entry}.ts`));
