import type { Format } from './formats.ts';
import { htmlReport } from './html-report.ts';
import { jsonReport } from './json-report.ts';
import { junitReport } from './junit.ts';
import { markdownReport } from './markdown-report.ts';
import { sarifLog } from './sarif.ts';
import { type PageInput, type Writer, writePage } from './write-page.ts';

/** One report in any format, as text that ends in one newline. */
export function pageOf({ format, ...input }: PageInput & { readonly format: Format }): string {
  return writePage(WRITERS[format], input);
}

const WRITERS: Readonly<Record<Format, Writer>> = {
  md: markdownReport,
  html: htmlReport,
  json: ({ audit }) => jsonReport(audit),
  sarif: ({ audit }) => sarifLog(audit),
  junit: ({ audit }) => junitReport(audit),
};
