// npm run bench
import { join } from 'node:path';
import { runBundled } from '../bundled.mjs';

const entry = process.argv.includes('--parts') ? 'parts' : 'bench';
await runBundled(join(import.meta.dirname, `${entry}.ts`));
