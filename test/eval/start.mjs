// npm run eval:causes -- DIR
import { join } from 'node:path';
import { runBundled } from '../bundled.mjs';

await runBundled(join(import.meta.dirname, 'evaluate-causes.ts'));
