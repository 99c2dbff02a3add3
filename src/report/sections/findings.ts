import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import { groupBy } from '../../model/grouping.ts';
import type { Finding } from '../../rules/finding.ts';
import { GROUPS, type Group, isAtLeast } from '../../rules/severity.ts';
import { EMPTY_BRIEF } from '../brief/empty-brief.ts';
import type { Brief } from '../brief/schema.ts';
import { GROUP_NAMES } from '../format/groups.ts';
import { counted } from '../format/numbers.ts';
import { byKind, byNamespace, objectName, shortName } from '../format/objects.ts';
import { sentence } from '../format/sentence.ts';
import { capitalized, SEVERITY_ICONS } from '../format/severities.ts';
import { bullets, heading, paragraph, table } from '../markdown/blocks.ts';
import { type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { ruleCard } from '../rule-card.ts';
import { meaningAndTicket } from '../stated/about-objects.ts';
import { commandBlock, evidenceText } from './causes.ts';
import { groupScoreLine } from './group-scores.ts';

/** So many of one rule are printed one by one; the rest is counted. */
const MOST_PER_RULE = 10;
const MOST_UNEXPLAINED = 30;
const MOST_ROWS = 200;

/** Health findings that nothing captured explains, with what would. */
export function unexplained(audit: Audit, brief: Brief = EMPTY_BRIEF): string {
  const fingerprints = new Set(audit.unexplained);
  const open = audit.findings.filter((finding) => fingerprints.has(finding.fingerprint));
  return markdown(
    paragraph('What was captured shows these problems, but not why they happen.'),
    bullets(
      open.slice(0, MOST_UNEXPLAINED).map((finding) => ({
        line: [
          `${SEVERITY_ICONS[finding.severity]} `,
          strong(objectName(finding.subject)),
          `: ${finding.title}. ${sentence(finding.message)}.`,
        ],
        below: [
          ...meaningAndTicket([finding.subject], brief).map(([label, text]) =>
            paragraph(`${label}: ${text}`),
          ),
          ...evidenceLine(finding),
          ...commandBlock(finding.commands),
        ],
      })),
    ),
    ...more(open.slice(MOST_UNEXPLAINED)),
  );
}

function more(rest: readonly Finding[]): readonly RootContent[] {
  if (rest.length === 0) return [];
  const count = counted(rest.length, 'more finding');
  const where = byNamespace(rest.map(({ subject }) => subject));
  return [paragraph(`${count}, by namespace: `, where, '; see the JSON audit.')];
}

function evidenceLine({ evidence }: Finding) {
  const [first] = evidence;
  return first === undefined ? [] : [paragraph('Evidence: ', evidenceText(first))];
}

/** Findings that no cause is sought for, group by group: everything but health of medium severity and worse. */
export function otherFindings(audit: Audit, brief: Brief = EMPTY_BRIEF): string {
  const rest = audit.findings.filter((finding) => !isUrgent(finding));
  const byGroup = groupBy(rest, ({ group }) => group);
  const stated = statedOnce(audit, brief);
  return markdown(
    ...GROUPS.flatMap((group): readonly RootContent[] => {
      const own = byGroup.get(group) ?? [];
      return own.length === 0
        ? []
        : [
            ...groupHead(audit, group),
            ...[...groupBy(own, ({ rule }) => rule).values()].flatMap((findings) =>
              ruleBlocks(audit, findings, stated),
            ),
          ];
    }),
  );
}

function groupHead(audit: Audit, group: Group): readonly RootContent[] {
  // Of health only what is mild stands here.
  if (group === 'health') return [heading(3, 'Worth knowing')];
  const score = groupScoreLine(audit, group);
  return [heading(3, GROUP_NAMES[group]), ...(score === null ? [] : [paragraph(score)])];
}

/** What the auditor says of an object, at the first finding about it, unless a health finding says it. */
function statedOnce({ findings }: Audit, brief: Brief): ReadonlyMap<Finding, string> {
  const texts = ({ subject }: Finding) =>
    meaningAndTicket([subject], brief).map(([label, text]) => `${label}: ${text}`);
  const said = new Set(findings.filter(isUrgent).flatMap(texts));
  const others = GROUPS.flatMap((group) =>
    findings.filter((finding) => finding.group === group && !isUrgent(finding)),
  );
  return new Map(
    others.flatMap((finding) => {
      const fresh = texts(finding).filter((text) => !said.has(text));
      for (const text of fresh) said.add(text);
      return fresh.length === 0 ? [] : [[finding, fresh.join(' ')] as const];
    }),
  );
}

function ruleBlocks(
  audit: Audit,
  findings: readonly Finding[],
  stated: ReadonlyMap<Finding, string>,
): readonly RootContent[] {
  const [first] = findings;
  if (first === undefined) return [];
  const card = ruleCard(audit, first.rule);
  const shown = findings.slice(0, MOST_PER_RULE);
  const rest = findings.slice(MOST_PER_RULE);
  return [
    heading(4, `${SEVERITY_ICONS[first.severity]} ${capitalized(first.severity)}: ${first.title}`),
    ...(card === null ? [] : [paragraph(card.why)]),
    bullets(
      shown.map((finding): Inline => {
        const { severity, subject, message } = finding;
        const remark = stated.get(finding);
        return [
          severity === first.severity ? '' : `${SEVERITY_ICONS[severity]} ${severity}: `,
          strong(objectName(subject)),
          `: ${message}.`,
          remark === undefined ? '' : ` ${remark}`,
        ];
      }),
    ),
    ...(rest.length === 0
      ? []
      : [
          paragraph(
            `${counted(rest.length, 'more finding')} of this rule, by namespace: `,
            byNamespace(rest.map(({ subject }) => subject)),
            '; by kind: ',
            byKind(rest.map(({ subject }) => subject)),
            '.',
          ),
        ]),
    ...(card === null ? [] : [paragraph(strong('Fix:'), ` ${card.fix}`)]),
    ...commandBlock(commandsOf(shown)),
  ];
}

/** For the first few; the others go the same way. Nothing is printed that changes what nobody was told to look at. */
function commandsOf(shown: readonly Finding[]): readonly string[] {
  return [...new Set(shown.slice(0, MOST_WITH_COMMANDS).flatMap(({ commands }) => commands))];
}

const MOST_WITH_COMMANDS = 5;

function isUrgent({ group, severity }: Finding): boolean {
  return group === 'health' && isAtLeast(severity, 'medium');
}

/** All health findings of medium severity and worse in one table: what the causes rest on. */
export function healthFindings(audit: Audit): string {
  const health = audit.findings.filter(isUrgent);
  const causeOf = new Map(
    audit.causes.flatMap((cause, index) =>
      cause.explains.map((fingerprint) => [fingerprint, index + 1] as const),
    ),
  );
  return markdown(
    table(
      [{ title: 'Severity' }, { title: 'Object' }, { title: 'Finding' }, { title: 'Cause' }],
      health
        .slice(0, MOST_ROWS)
        .map((finding) => [
          `${SEVERITY_ICONS[finding.severity]} ${finding.severity}`,
          [`${finding.subject.kind} `, shortName(finding.subject)],
          finding.title,
          causeOf.has(finding.fingerprint) ? `${causeOf.get(finding.fingerprint)}` : 'unexplained',
        ]),
    ),
    ...more(health.slice(MOST_ROWS)),
  );
}
