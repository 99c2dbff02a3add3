import { defineConfig } from 'vitest/config';
import { compiledTemplates, templateSources } from './bundle.mjs';

export default defineConfig({
  plugins: [compiledTemplates, templateSources],
  test: { include: ['test/**/*.test.ts'], testTimeout: 20_000 },
});
