import { namespacedName } from '../../model/object.ts';
import type { Finding } from '../../rules/finding.ts';
import type { RuleCard } from '../../rules/rule.ts';
import { counted } from '../format/numbers.ts';
import { cleanText } from '../markdown/clean-text.ts';
import type { XmlElement } from './xml.ts';

const MOST_IN_MESSAGE = 3;

/**
 * All findings of a rule in one failure, since some CI servers show only the first of a case: the first few as its
 * message, every one in its text.
 */
export function failure(rule: RuleCard, findings: readonly Finding[]): XmlElement {
  const lines = findings.map(line);
  const rest = lines.length - MOST_IN_MESSAGE;
  const message = [
    `${rule.title}: ${lines.slice(0, MOST_IN_MESSAGE).join('; ')}`,
    ...(rest > 0 ? [`and ${counted(rest, 'more finding')}`] : []),
  ].join('; ');
  return {
    name: 'failure',
    attributes: { type: findings[0]?.severity ?? rule.severity, message },
    children: [
      [
        ...lines.map((text, index) => `${findings[index]?.severity}: ${text}`),
        '',
        rule.why,
        `Fix: ${rule.fix}`,
      ].join('\n'),
    ],
  };
}

function line({ subject, message }: Finding): string {
  return cleanText(`${subject.kind} ${namespacedName(subject)}: ${message}`);
}
