import { defineConfig } from 'vitest/config';
import { compiledTemplates, templateSources } from './bundle.mjs';

export default defineConfig({
  plugins: [compiledTemplates, templateSources],
  // Nothing keeps state between tests, so files share their modules: loading them for each would take most of the time.
  test: { include: ['test/**/*.test.ts'], testTimeout: 20_000, isolate: false, maxWorkers: '100%' },
});
