import type { Audit } from '../analysis/audit.ts';
import { jsonText } from './json-text.ts';
import { ruleCards } from './rule-card.ts';
import { notifications } from './sarif/notifications.ts';
import { result } from './sarif/result.ts';
import { reportingDescriptor } from './sarif/rule.ts';
import { suppressions } from './sarif/suppressions.ts';

/** GitHub keeps so many results of a run, and drops the rest without a word. */
export const MOST_RESULTS = 5000;

/**
 * The findings as a SARIF 2.1.0 log (OASIS sarif-v2.1.0), for code scanning. Locations are the files of the snapshot,
 * relative to its root (`SNAPSHOT`); the object is the logical location. Ends in one newline.
 */
export function sarifLog(audit: Audit): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: audit.tool.name,
            version: audit.tool.version,
            rules: ruleCards(audit).map(reportingDescriptor),
          },
        },
        invocations: [
          {
            executionSuccessful: !audit.rules.some(({ outcome }) => outcome === 'crashed'),
            toolExecutionNotifications: notifications(audit, MOST_RESULTS),
          },
        ],
        originalUriBaseIds: {
          SNAPSHOT: {
            description: { text: 'The root of the snapshot: the directory that was captured into.' },
          },
        },
        results: results(audit),
        columnKind: 'utf16CodeUnits',
      },
    ],
  };
  return jsonText(log);
}

/** Findings that count, then as far as there is room those that are accepted: viewers do not open an alert for these. */
function results(audit: Audit) {
  const counting = audit.findings.slice(0, MOST_RESULTS).map((finding) => result(finding, audit));
  const accepted = (audit.configuration?.accepted ?? []).slice(0, MOST_RESULTS - counting.length);
  return [
    ...counting,
    ...accepted.map((finding) => ({
      ...result(finding, audit),
      suppressions: suppressions(finding, audit.configuration?.acceptances ?? []),
    })),
  ];
}
