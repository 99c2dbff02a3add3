import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { AppliedConfiguration, JudgedAcceptance } from '../../analysis/configuration/applied.ts';
import { counted, listed } from '../format/numbers.ts';
import { objectName } from '../format/objects.ts';
import { SEVERITY_ICONS } from '../format/severities.ts';
import { statedDay } from '../format/times.ts';
import { bullets, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { DEFAULT_STYLE, type PageStyle } from '../style/page-style.ts';

const MOST_ROWS = 200;
const MOST_FINDINGS = 100;

/** Every acceptance of the configuration with what became of it, and the findings that do not count; '' without any. */
export function accepted({ configuration }: Audit, style: PageStyle = DEFAULT_STYLE): string {
  if (configuration === null || configuration.acceptances.length === 0) return '';
  const { acceptances, accepted: findings } = configuration;
  return markdown(
    paragraph(summary(configuration)),
    table(
      [
        { title: 'Accepted' },
        { title: 'State' },
        { title: 'Findings', align: 'right' },
        { title: 'Owner' },
        { title: 'Until' },
        { title: 'Reason' },
      ],
      acceptances.slice(0, MOST_ROWS).map((each) => row(each, style)),
    ),
    ...more(acceptances.length - MOST_ROWS, 'more acceptance'),
    ...list(findings),
  );
}

function row(
  { findings, state, why, matches, owner, expires, reason }: JudgedAcceptance,
  style: PageStyle,
): readonly Inline[] {
  return [
    code(findings),
    stateWords(state, why, matches.length),
    String(matches.length),
    owner,
    statedDay(expires, style),
    reason,
  ];
}

function stateWords(state: JudgedAcceptance['state'], why: string | null, matches: number): string {
  if (state === 'expired') return matches === 0 ? 'expired, nothing found' : 'expired, counts again';
  const words = state === 'unmatched' ? 'nothing found' : state;
  return why === null ? words : `${words}: ${why}`;
}

function summary({ file, acceptances, accepted: findings }: AppliedConfiguration): Inline {
  const of = (state: JudgedAcceptance['state']) => acceptances.filter((each) => each.state === state).length;
  const others = [
    ...phrase(of('expired'), 'has expired', 'have expired'),
    ...phrase(of('unmatched'), 'has no match', 'have no match'),
    ...phrase(of('not evaluated'), 'cannot be judged', 'cannot be judged'),
  ];
  const rest =
    others.length === 0 ? '' : ` Of ${counted(acceptances.length, 'acceptance')} ${listed(others)}.`;
  const count = findings.length;
  const effect =
    count === 0
      ? [': no finding.']
      : [
          `: ${counted(count, 'finding')}, which ${count === 1 ? 'does' : 'do'} not count for the verdict, the causes or a gate.`,
        ];
  return ['Accepted by ', code(file), ...effect, rest];
}

function phrase(count: number, one: string, several: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];
}

function list(findings: AppliedConfiguration['accepted']): readonly RootContent[] {
  if (findings.length === 0) return [];
  return [
    bullets(
      findings
        .slice(0, MOST_FINDINGS)
        .map(
          ({ severity, subject, title, message }): Inline => [
            `${SEVERITY_ICONS[severity]} ${severity}: `,
            strong(objectName(subject)),
            `: ${title}. ${message}.`,
          ],
        ),
    ),
    ...more(findings.length - MOST_FINDINGS, 'more accepted finding'),
  ];
}

function more(count: number, noun: string): readonly RootContent[] {
  return count <= 0 ? [] : [paragraph(`${counted(count, noun)}: see the JSON audit.`)];
}
