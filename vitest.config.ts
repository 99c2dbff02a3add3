import { defineConfig } from 'vitest/config';
import { compiledTemplates } from './bundle.mjs';

export default defineConfig({
  plugins: [compiledTemplates],
  test: { include: ['test/**/*.test.ts'], testTimeout: 20_000 },
});
