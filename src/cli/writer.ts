import type { Format } from '../report/formats.ts';
import { plainPage } from '../report/page.ts';
import type { Writer } from '../report/write-page.ts';

/** Loads what writes a format: a Markdown page has no use for what makes HTML. */
export async function writerOf(format: Format): Promise<Writer> {
  return LOADERS[format]();
}

const LOADERS: Readonly<Record<Format, () => Promise<Writer>>> = {
  md: async () => (await import('../report/markdown-report.ts')).markdownReport,
  html: async () => (await import('../report/html-report.ts')).htmlReport,
  json: async () => {
    const { jsonReport } = await import('../report/json-report.ts');
    return ({ audit }) => plainPage(jsonReport(audit));
  },
  sarif: async () => {
    const { sarifLog } = await import('../report/sarif.ts');
    return ({ audit }) => plainPage(sarifLog(audit));
  },
  junit: async () => {
    const { junitReport } = await import('../report/junit.ts');
    return ({ audit }) => plainPage(junitReport(audit));
  },
};
