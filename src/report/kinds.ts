import { architecture } from './architecture/kind.ts';
import { completion } from './completion/kind.ts';
import { final } from './final/kind.ts';
import type { ReportKind } from './formats.ts';
import { infrastructure } from './infrastructure/kind.ts';
import { namespace } from './namespace/kind.ts';
import type { PageKind } from './page-kind.ts';
import { summary } from './summary/kind.ts';

/**
 * Every kind of page. A new one is `src/report/<kind>/kind.ts`, which describes what its template may print, with
 * `templates/<kind>.hbs`; it is listed here and named in `formats.ts`.
 */
export const PAGE_KINDS: Readonly<Record<ReportKind, PageKind>> = {
  infrastructure,
  namespace,
  architecture,
  completion,
  final,
  summary,
};
