import type { Audit } from '../../analysis/audit.ts';
import { kindOf } from '../../model/kinds.ts';
import { type ObjectReference, objectKey } from '../../model/object.ts';
import { evidenceWords } from '../../rules/evidence-place.ts';
import type { Finding } from '../../rules/finding.ts';
import { cleanText } from '../markdown/clean-text.ts';
import { ruleCards } from '../rule-card.ts';
import { LEVELS, SECURITY_SEVERITIES } from './level.ts';
import { messageText } from './text.ts';

/** One finding as a SARIF result. */
export function result(finding: Finding, audit: Audit) {
  const { rule, group, severity, subject, message, fingerprint, evidence, covered, commands } = finding;
  return {
    ruleId: rule,
    ...indexOf(rule, audit),
    level: LEVELS[severity],
    message: { text: messageText(`${objectKey(subject)}: ${message}.`) },
    locations: [
      {
        physicalLocation: physicalLocation(finding, audit),
        logicalLocations: [
          {
            name: cleanText(subject.name),
            fullyQualifiedName: cleanText(objectKey(subject)),
            kind: 'resource',
          },
        ],
      },
    ],
    partialFingerprints: { 'kubeDossier/v1': fingerprint },
    properties: {
      group,
      severity,
      'security-severity': SECURITY_SEVERITIES[severity],
      evidence: evidence.map((one) => cleanText(evidenceWords(one))),
      commands,
      covered: covered.map((each) => ({
        ruleId: each.rule,
        message: messageText(`${each.message}.`),
        fingerprint: each.fingerprint,
      })),
    },
  };
}

/** `null` is no index: a rule that the catalogue does not know has none. */
export function indexOf(rule: string, audit: Pick<Audit, 'configuration'>): { readonly ruleIndex?: number } {
  const index = ruleCards(audit).findIndex(({ id }) => id === rule);
  return index < 0 ? {} : { ruleIndex: index };
}

/** Line 1: forges want a region, and a capture is one long line as often as not. The evidence says where in the file. */
function physicalLocation(finding: Finding, { ledger }: Audit) {
  const file = finding.evidence[0]?.source.file ?? fileOf(finding.subject, ledger) ?? ledger.snapshot;
  return { artifactLocation: { uri: relativeUri(file), uriBaseId: 'SNAPSHOT' }, region: { startLine: 1 } };
}

/** The first file that held objects of the kind, else the first of the snapshot. */
function fileOf({ kind }: ObjectReference, { sources, files }: Audit['ledger']): string | null {
  const source = kindOf(null, kind);
  const row = source === null ? undefined : sources.find((each) => each.source === source);
  return row?.files[0] ?? files[0]?.path ?? null;
}

/** A path as a relative URI reference: no part of it is a scheme, a root or a way out. */
function relativeUri(path: string): string {
  const parts = path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.length === 0 ? 'snapshot' : parts.map(encodeURIComponent).join('/');
}
