import { lint } from 'markdownlint/sync';

/**
 * Long lines are for whoever wraps them. A line in bold may stand for itself: the name of the cluster in a ticket, what
 * an auditor says of an option. A ticket has its own title, so a page for one needs no heading.
 */
const CONFIG = { default: true, MD013: false, MD036: false, MD041: false };

/** What markdownlint says of a page, one line each. */
export function lintPage(page: string): readonly string[] {
  const { page: found = [] } = lint({ strings: { page }, config: CONFIG });
  return found.map(
    ({ lineNumber, ruleNames, errorDetail, errorContext }) =>
      `${lineNumber} ${ruleNames[0]} ${errorDetail ?? ''} ${errorContext ?? ''}`,
  );
}
