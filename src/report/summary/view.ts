import type { Audit } from '../../analysis/audit.ts';
import type { Cause } from '../../analysis/causes/cause.ts';
import { isHarmless } from '../../analysis/causes/harmless.ts';
import { isSuspect } from '../../analysis/causes/suspect.ts';
import type { Finding } from '../../rules/finding.ts';
import { compareSeverity } from '../../rules/severity.ts';
import type { Brief } from '../brief/schema.ts';
import { counted, listed } from '../format/numbers.ts';
import { objectName } from '../format/objects.ts';
import { SEVERITY_ICONS, STATE_ICONS } from '../format/severities.ts';
import { dateTime } from '../format/times.ts';
import { numbered, paragraph } from '../markdown/blocks.ts';
import { cleanText } from '../markdown/clean-text.ts';
import { code, emphasis, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { countedFigure } from '../numbers/figure.ts';
import { impactText } from '../sections/causes.ts';
import { gaps, isRead } from '../sources.ts';
import { DEFAULT_STYLE, type PageStyle } from '../style/page-style.ts';
import { verdictSentence } from '../verdict-sentence.ts';

/** What `templates/summary.hbs` prints: one screen, for a ticket. */
export interface SummaryView {
  readonly title: string;
  readonly verdict: string;
  /** Causes, and findings that none explains, by severity. */
  readonly problems: string | null;
  readonly basis: string;
}

const MOST = 5;

export function summaryView(audit: Audit, brief: Brief, style: PageStyle = DEFAULT_STYLE): SummaryView {
  const { verdict, ledger } = audit;
  return {
    title: markdown(paragraph(brief.cluster.name ?? ledger.snapshot)),
    verdict: markdown(
      paragraph(`${STATE_ICONS[verdict.state]} `, strong(verdict.state), `: ${verdictSentence(audit)}`),
    ),
    problems: problems(audit),
    basis: markdown(paragraph(emphasis(basis(audit, style)))),
  };
}

function problems({ causes, findings, unexplained }: Audit): string | null {
  const open = findings.filter(({ fingerprint }) => unexplained.includes(fingerprint));
  const items = [
    ...causes.map((cause) => ({
      severity: cause.severity,
      noun: isSuspect(cause) ? 'suspect' : 'cause',
      line: causeItem(cause),
    })),
    ...open.map((finding) => ({
      severity: finding.severity,
      noun: 'unexplained finding',
      line: openItem(finding),
    })),
  ].toSorted((a, b) => compareSeverity(a.severity, b.severity));
  if (items.length === 0) return null;
  const rest = items.slice(MOST);
  const counts = ['cause', 'unexplained finding', 'suspect']
    .map((noun) => ({ noun, count: rest.filter((item) => item.noun === noun).length }))
    .filter(({ count }) => count > 0)
    .map(({ noun, count }) => counted(count, `more ${noun}`));
  return markdown(
    numbered(items.slice(0, MOST).map(({ line }) => line)),
    ...(counts.length === 0 ? [] : [paragraph(`And ${listed(counts)}.`)]),
  );
}

function causeItem(cause: Cause): Inline {
  const [command] = cause.remedy.commands;
  return [
    `${SEVERITY_ICONS[cause.severity]} `,
    strong(objectName(cause.root)),
    cause.alsoAt.length === 0 ? '' : ` and ${counted(cause.alsoAt.length, 'more object')}`,
    `: ${sentence(cleanText(cause.summary, 240))}`,
    isHarmless(cause.impact) && cause.impact.unknown.length > 0
      ? ''
      : [' Impact: ', impactText(cause.impact, null, cause.root), '.'],
    command === undefined ? '' : [' Start with ', code(command), '.'],
  ];
}

function openItem(finding: Finding): Inline {
  const [command] = finding.commands;
  return [
    `${SEVERITY_ICONS[finding.severity]} `,
    strong(objectName(finding.subject)),
    `: ${sentence(cleanText(finding.message, 240))} Nothing captured explains it.`,
    command === undefined ? '' : [' Start with ', code(command), '.'],
  ];
}

/** With its stop; text that was cut short has an ellipsis already. */
function sentence(text: string): string {
  return /[.…]$/.test(text) ? text : `${text}.`;
}

function basis(audit: Audit, style: PageStyle): string {
  const { coverage, ledger, inventory, now, scope, causes } = audit;
  const size = [
    inventory.nodes.length > 0 ? countedFigure('nodes', inventory.nodes.length, 'node') : '',
    scope.namespaces.length > 0 ? countedFigure('namespaces', scope.namespaces.length, 'namespace') : '',
    isRead(audit, 'pods') ? countedFigure('pods', inventory.pods.total, 'pod') : '',
  ].filter((part) => part !== '');
  const when =
    now === 0
      ? 'captured at an unknown time'
      : `captured ${dateTime(now, style)}${ledger.captureTime.source === 'newest timestamp' ? ' or later' : ''}`;
  const missing = gaps(audit, MOST_GAPS);
  const unknown = [...new Set(causes.flatMap(({ impact }) => impact.unknown))];
  return [
    `Snapshot ${ledger.snapshot}, ${[when, ...size].join(', ')}.`,
    `${coverage.health.evaluated} of ${coverage.health.total} health checks evaluated${missing === '' ? '' : `; ${missing}`}.`,
    ...(unknown.length === 0
      ? []
      : [`What reaches users was not evaluated: ${listed(unknown)} not captured.`]),
  ].join(' ');
}

const MOST_GAPS = 5;
