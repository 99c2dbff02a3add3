/** `--kind`: which page. */
export const KINDS_OF_REPORT = [
  'infrastructure',
  'namespace',
  'architecture',
  'completion',
  'final',
  'summary',
] as const;
export type ReportKind = (typeof KINDS_OF_REPORT)[number];

/** How many snapshots a kind is about: with `two`, `--before` names the earlier one. */
export const SNAPSHOTS_OF: Readonly<Record<ReportKind, 'one' | 'two' | 'one or two'>> = {
  architecture: 'one',
  completion: 'two',
  infrastructure: 'one',
  namespace: 'one',
  final: 'one or two',
  summary: 'one',
};

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
