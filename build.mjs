// Bundles src/cli/main.ts and everything it uses, templates included, into one file without dependencies.
import { chmod } from 'node:fs/promises';
import { build } from 'rolldown';

const file = 'dist/kube-dossier.mjs';

await build({
  input: 'src/cli/main.ts',
  platform: 'node',
  moduleTypes: { '.hbs': 'text' },
  logLevel: 'warn',
  output: { file, format: 'esm', minify: true, codeSplitting: false, banner: '#!/usr/bin/env node' },
});
await chmod(file, 0o755);
