import type { Audit } from '../../analysis/audit.ts';
import type { Cause } from '../../analysis/causes/cause.ts';
import type { Finding } from '../../rules/finding.ts';
import type { Brief } from '../brief/schema.ts';
import { counted } from '../format/numbers.ts';
import { objectName } from '../format/objects.ts';
import { SEVERITY_ICONS, STATE_ICONS } from '../format/severities.ts';
import { dateTime } from '../format/times.ts';
import { impactText } from '../infrastructure/causes.ts';
import { bullets, numbered, paragraph } from '../markdown/blocks.ts';
import { cleanText } from '../markdown/clean-text.ts';
import { code, emphasis, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { verdictSentence } from '../verdict-sentence.ts';

/** What `templates/summary.hbs` prints: one screen, for a ticket. */
export interface SummaryView {
  readonly title: string;
  readonly verdict: string;
  readonly causes: string | null;
  readonly unexplained: string | null;
  readonly basis: string;
}

const MOST = 5;

export function summaryView(audit: Audit, brief: Brief): SummaryView {
  const { verdict, causes, unexplained, findings, ledger } = audit;
  const open = findings.filter(({ fingerprint }) => unexplained.includes(fingerprint));
  return {
    title: markdown(paragraph(brief.cluster.name ?? ledger.snapshot)),
    verdict: markdown(
      paragraph(`${STATE_ICONS[verdict.state]} `, strong(verdict.state), `: ${verdictSentence(audit)}`),
    ),
    causes:
      causes.length === 0
        ? null
        : markdown(numbered(causes.slice(0, MOST).map(causeItem)), ...rest(causes.length, 'cause')),
    unexplained:
      open.length === 0
        ? null
        : markdown(bullets(open.slice(0, MOST).map(openItem)), ...rest(open.length, 'unexplained finding')),
    basis: markdown(paragraph(emphasis(basis(audit)))),
  };
}

function rest(count: number, noun: string) {
  return count > MOST ? [paragraph(`and ${counted(count - MOST, `more ${noun}`)}.`)] : [];
}

function causeItem(cause: Cause): Inline {
  const [command] = cause.remedy.commands;
  return [
    `${SEVERITY_ICONS[cause.severity]} `,
    strong(objectName(cause.root)),
    `: ${cleanText(cause.summary, 240)}. Impact: `,
    impactText(cause.impact),
    '.',
    command === undefined ? '' : [' Start with ', code(command), '.'],
  ];
}

function openItem(finding: Finding): Inline {
  return [
    `${SEVERITY_ICONS[finding.severity]} `,
    strong(objectName(finding.subject)),
    `: ${cleanText(finding.message, 240)} (cause not in the capture).`,
  ];
}

function basis({ coverage, ledger, inventory, now, scope }: Audit): string {
  const size = [
    inventory.nodes.length > 0 ? counted(inventory.nodes.length, 'node') : '',
    counted(scope.namespaces.length, 'namespace'),
    counted(inventory.pods.total, 'pod'),
  ].filter((part) => part !== '');
  const when = now === 0 ? 'captured at an unknown time' : `captured ${dateTime(now)}`;
  const missing = coverage.missing.slice(0, 4).map(({ resource }) => resource);
  const gaps =
    missing.length === 0
      ? ''
      : `; not captured: ${missing.join(', ')}${coverage.missing.length > 4 ? ', ...' : ''}`;
  return `Snapshot ${ledger.snapshot}, ${when}, ${size.join(', ')}. ${coverage.health.evaluated} of ${coverage.health.total} health checks evaluated${gaps}.`;
}
