import type { Audit } from '../analysis/audit.ts';
import type { Cause } from '../analysis/causes/cause.ts';
import { type ObjectReference, objectKey } from '../model/object.ts';
import { cleanText } from '../report/markdown/clean-text.ts';
import { evidenceWords } from '../rules/evidence-place.ts';
import type { Finding } from '../rules/finding.ts';
import { impactWords } from './cause-table.ts';
import { causeTree } from './cause-tree.ts';
import { objectWords } from './finding-rows.ts';

const MOST_EVIDENCE = 4;
const MOST_COMMANDS = 8;
const MOST_UNEXPLAINED = 20;

/** Every cause in its order, then what nothing explains. */
export function allCauses(audit: Audit): readonly string[] {
  const findings = byFingerprint(audit);
  const accepted = new Set(acceptedIn(audit).map(({ fingerprint }) => fingerprint));
  const open = audit.unexplained.flatMap((fingerprint) => findings.get(fingerprint) ?? []);
  return [
    ...audit.causes.flatMap((cause, index) => [
      '',
      ...causeLines(cause, index + 1, findings, null, accepted),
    ]),
    ...(open.length === 0 ? [] : ['', 'Not explained by this capture:', ...unexplainedLines(open)]),
    ...(audit.causes.length + open.length === 0 ? ['', 'Nothing to explain.'] : []),
  ];
}

/** The chains behind some objects, and all else that was found on them. */
export function causesBehind(audit: Audit, objects: readonly ObjectReference[]): readonly string[] {
  const findings = byFingerprint(audit);
  const accepted = new Set(acceptedIn(audit).map(({ fingerprint }) => fingerprint));
  return objects.flatMap((object) => {
    const key = objectKey(object);
    const own = [...findings.values()].filter(
      ({ subject, related }) => objectKey(subject) === key || related.some((one) => objectKey(one) === key),
    );
    const fingerprints = new Set(own.map(({ fingerprint }) => fingerprint));
    const behind = audit.causes.flatMap((cause, index) => {
      const isRoot = [cause.root, ...cause.alsoAt].some((root) => objectKey(root) === key);
      return isRoot || cause.explains.some((one) => fingerprints.has(one))
        ? [{ cause, number: index + 1, isRoot }]
        : [];
    });
    const explained = new Set(behind.flatMap(({ cause }) => cause.explains));
    const others = own.filter(({ fingerprint }) => !explained.has(fingerprint));
    return [
      '',
      `${objectWords(object, 0)}:`,
      ...behind.flatMap(({ cause, number, isRoot }) =>
        causeLines(cause, number, findings, isRoot ? null : fingerprints, accepted),
      ),
      ...(others.length === 0
        ? []
        : [
            `${behind.length === 0 ? 'No cause is known of' : 'Also'} what was found here:`,
            ...foundLines(others, audit, accepted),
          ]),
      ...(behind.length + others.length === 0 ? nothing(audit) : []),
    ];
  });
}

function nothing({ coverage }: Audit): readonly string[] {
  return [
    `Nothing was found that concerns it, by ${coverage.evaluated} of ${coverage.total} rules that could be evaluated.`,
  ];
}

/** Those that count, then those that are accepted: these explain others all the same. */
function byFingerprint(audit: Audit): ReadonlyMap<string, Finding> {
  return new Map([...audit.findings, ...acceptedIn(audit)].map((finding) => [finding.fingerprint, finding]));
}

function acceptedIn({ configuration }: Audit): readonly Finding[] {
  return configuration?.accepted ?? [];
}

function causeLines(
  cause: Cause,
  number: number,
  findings: ReadonlyMap<string, Finding>,
  only: ReadonlySet<string> | null,
  accepted: ReadonlySet<string>,
): readonly string[] {
  const { severity, title, mechanism, root, alsoAt, confidence, summary, evidence, remedy, toConfirm } =
    cause;
  const impact = impactWords(cause.impact);
  const tree = causeTree(cause, findings, only, accepted);
  return [
    `${number}. ${severity.toUpperCase()}: ${title} (${mechanism}, ${confidence})`,
    ...[
      `${objectWords(root, alsoAt.length)}: ${cleanText(summary, 600)}`,
      ...tree,
      ...(impact === '' ? [] : [`Impact: ${impact}`]),
      ...(evidence.length === 0 ? [] : ['Evidence:']),
      ...evidence.slice(0, MOST_EVIDENCE).map((one) => `  ${cleanText(evidenceWords(one), 240)}`),
      ...(remedy.text === '' ? [] : [`Fix: ${cleanText(remedy.text, 1200)}`]),
      ...(toConfirm === null ? [] : [`To settle it: ${cleanText(toConfirm, 1200)}`]),
      ...remedy.commands.slice(0, MOST_COMMANDS).map((command) => `  ${cleanText(command, 1000)}`),
    ].map((line) => `   ${line}`),
  ];
}

function unexplainedLines(findings: readonly Finding[]): readonly string[] {
  const rest = findings.length - MOST_UNEXPLAINED;
  return [
    ...findings
      .slice(0, MOST_UNEXPLAINED)
      .map(
        ({ severity, rule, subject, message }) =>
          `- ${severity}: ${objectWords(subject, 0)}: ${cleanText(message, 400)} (${rule})`,
      ),
    ...(rest > 0 ? [`- and ${rest} more`] : []),
  ];
}

function foundLines(
  findings: readonly Finding[],
  { unexplained }: Audit,
  accepted: ReadonlySet<string>,
): readonly string[] {
  const open = new Set(unexplained);
  return findings.map(({ severity, rule, message, fingerprint }) => {
    const state = open.has(fingerprint) ? ', unexplained' : accepted.has(fingerprint) ? ', accepted' : '';
    return `   ${severity}: ${cleanText(message, 400)} (${rule}${state})`;
  });
}
