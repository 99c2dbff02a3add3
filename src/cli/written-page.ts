import type { ReportKind } from '../report/formats.ts';
import { cleanText } from '../report/markdown/clean-text.ts';
import type { Page } from '../report/page.ts';
import { writeOutput } from './output.ts';
import { appendixPath } from './page-options.ts';

/**
 * Writes a page and its appendix, and says on standard error what contradicts itself on it; the paths of what is now
 * there, without standard output.
 */
export async function writtenPage(page: Page, path: string, kind: ReportKind): Promise<readonly string[]> {
  await writeOutput(path, page.text);
  if (page.appendix !== null) await writeOutput(appendixPath(path), page.appendix);
  for (const contradiction of page.contradictions)
    process.stderr.write(
      `error: the ${kind} page contradicts itself, which is our fault: ${cleanText(contradiction)}\n`,
    );
  if (path === '-') return [];
  return page.appendix === null ? [path] : [path, appendixPath(path)];
}
