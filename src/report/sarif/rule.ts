import type { RuleCard } from '../../rules/rule.ts';
import { LEVELS, SECURITY_SEVERITIES } from './level.ts';
import { messageText } from './text.ts';

/** The card of a rule as a SARIF reportingDescriptor. */
export function reportingDescriptor({ id, title, group, severity, why, fix }: RuleCard) {
  return {
    id,
    name: id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: messageText(title) },
    fullDescription: { text: messageText(why) },
    help: { text: messageText(fix) },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [group], 'security-severity': SECURITY_SEVERITIES[severity] },
  };
}
