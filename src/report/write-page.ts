import type { Audit } from '../analysis/audit.ts';
import { isAtLeast, type Severity } from '../rules/severity.ts';
import { type Judged, judged } from './brief/judged.ts';
import type { Dossier } from './dossier.ts';
import type { ReportKind } from './formats.ts';
import type { Page, PageSettings } from './page.ts';
import { DEFAULT_STYLE, type PageStyle } from './style/page-style.ts';

export interface PageInput extends Omit<Dossier, 'before' | 'style' | 'judged'>, Partial<PageSettings> {
  readonly before?: Dossier['before'] | undefined;
  readonly style?: PageStyle | undefined;
  /** Where the brief has neither expressions nor sections of its own, nobody needs to give it. */
  readonly judged?: Judged | undefined;
  readonly kind: ReportKind;
  /** Milder findings are left out of the page. */
  readonly minSeverity: Severity | null;
}

/** Writes one format. */
export type Writer = (dossier: Dossier, kind: ReportKind, settings: PageSettings) => Page;

/** One report. */
export function writePage(
  write: Writer,
  {
    audit,
    brief,
    before = null,
    style = DEFAULT_STYLE,
    judged: known,
    kind,
    minSeverity,
    template,
    room,
  }: PageInput,
): Page {
  const shown = minSeverity === null ? audit : withoutMilder(audit, minSeverity);
  return write({ audit: shown, brief, before, style, judged: known ?? judged(brief, audit) }, kind, {
    template: template ?? null,
    room: room ?? null,
  });
}

function withoutMilder(audit: Audit, minSeverity: Severity): Audit {
  const findings = audit.findings.filter(({ severity }) => isAtLeast(severity, minSeverity));
  const kept = new Set(findings.map(({ fingerprint }) => fingerprint));
  return {
    ...audit,
    findings,
    causes: audit.causes.filter(({ severity }) => isAtLeast(severity, minSeverity)),
    unexplained: audit.unexplained.filter((fingerprint) => kept.has(fingerprint)),
  };
}
