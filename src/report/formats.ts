/** `--kind`: which page. */
export const KINDS_OF_REPORT = ['infrastructure', 'namespace', 'summary'] as const;
export type ReportKind = (typeof KINDS_OF_REPORT)[number];

/** `-o`: in what form. All but `md` and `html` are the audit itself, whatever the kind. */
export const FORMATS = ['md', 'html', 'json', 'sarif', 'junit'] as const;
export type Format = (typeof FORMATS)[number];

/** The file a report is written to when nobody names one. */
export function fileNameOf(kind: ReportKind, format: Format): string {
  switch (format) {
    case 'md':
    case 'html':
      return `${kind}.${format}`;
    case 'json':
      return 'audit.json';
    case 'sarif':
      return 'findings.sarif';
    case 'junit':
      return 'findings.junit.xml';
  }
}
