import type { Format } from './formats.ts';
import { htmlReport } from './html-report.ts';
import { jsonReport } from './json-report.ts';
import { junitReport } from './junit.ts';
import { markdownReport } from './markdown-report.ts';
import { plainPage } from './page.ts';
import { sarifLog } from './sarif.ts';
import { type PageInput, type Writer, writePage } from './write-page.ts';

/** One report in any format, as text that ends in one newline. A page that contradicts itself is thrown as our fault. */
export function pageOf({ format, ...input }: PageInput & { readonly format: Format }): string {
  const { text, contradictions } = writePage(WRITERS[format], input);
  if (contradictions.length > 0)
    throw new Error(`the ${input.kind} page contradicts itself: ${contradictions.join('; ')}`);
  return text;
}

const WRITERS: Readonly<Record<Format, Writer>> = {
  md: markdownReport,
  html: htmlReport,
  json: ({ audit }) => plainPage(jsonReport(audit)),
  sarif: ({ audit }) => plainPage(sarifLog(audit)),
  junit: ({ audit }) => plainPage(junitReport(audit)),
};
