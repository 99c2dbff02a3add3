import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

test('the excerpt in the README stands in the report, word for word', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const report = readFileSync(join(ROOT, 'reports/raspberry-pi/infrastructure.md'), 'utf8');
  const excerpt = /<!-- excerpt:[^>]*-->\n([\s\S]*?)\n<!-- \/excerpt -->/.exec(readme)?.[1] ?? '';
  const lines = excerpt
    .split('\n')
    .map((line) => line.replace(/^> ?/, ''))
    .filter((line) => line !== '');
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.filter((line) => !report.includes(line))).toEqual([]);
});
