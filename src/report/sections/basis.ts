import type { Audit } from '../../analysis/audit.ts';
import { filled, when } from '../section.ts';
import type { PageStyle } from '../style/page-style.ts';
import { accepted } from './accepted.ts';
import { ledger, notEvaluated } from './appendix.ts';
import { configuration } from './configuration.ts';

/** What every page rests on, at its end: the fields of `BASIS`. */
export function basis(audit: Audit, style: PageStyle) {
  return {
    accepted: filled(accepted(audit, style)),
    configuration: filled(configuration(audit)),
    notEvaluated: when(audit.coverage.notEvaluated, () => notEvaluated(audit)),
    ledger: ledger(audit),
  };
}
