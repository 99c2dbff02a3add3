import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** The bundler imports templates as text; tests do the same. */
const templatesAsText = {
  name: 'templates-as-text',
  enforce: 'pre' as const,
  load(id: string) {
    return id.endsWith('.hbs') ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))}` : null;
  },
};

export default defineConfig({
  plugins: [templatesAsText],
  test: { include: ['test/**/*.test.ts'], testTimeout: 20_000 },
});
