import type { Comparison } from '../../../src/analysis/comparison/comparison.ts';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import { judged } from '../../../src/report/brief/judged.ts';
import { type Brief, schema } from '../../../src/report/brief/schema.ts';
import type { Dossier } from '../../../src/report/dossier.ts';
import { DEFAULT_STYLE } from '../../../src/report/style/page-style.ts';
import { type AuditOptions, audit } from '../../builders/audit.ts';
import { comparison } from '../../builders/comparison.ts';

/** One capture and a brief as somebody writes it; with `before`, two. */
export function dossier(
  options: AuditOptions = {},
  brief: object | null = null,
  before: { readonly audit?: AuditOptions; readonly comparison?: Partial<Comparison> } | null = null,
): Dossier {
  const own = audit(options);
  const stated = brief === null ? EMPTY_BRIEF : briefOf(brief);
  return {
    audit: own,
    brief: stated,
    judged: judged(stated, own),
    before:
      before === null ? null : { audit: audit(before.audit), comparison: comparison(before.comparison) },
    style: DEFAULT_STYLE,
  };
}

export function briefOf(text: object): Brief {
  return schema.parse(text);
}
