// npm run bench
import { join } from 'node:path';
import { runBundled } from '../bundled.mjs';

const { argv } = process;
const entry = argv.includes('--parts') ? 'parts' : argv.includes('--rules') ? 'rules/rules' : 'bench';
await runBundled(join(import.meta.dirname, `${entry}.ts`));
